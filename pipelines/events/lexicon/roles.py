"""Words by the part they play in a clause, whatever event it tells."""

LIGHT_VERBS = frozenset(
    "have hold make take give conduct carry launch stage do undertake see mount organise organize begin start end "
    "witness suffer experience pay announce commit deliver perform reach strike sign host attend".split()
)
OCCURRENCE_VERBS = frozenset(
    "occur happen come take_place begin start end follow result unfold last continue resume erupt break coincide "
    "precede cause leave claim trigger ensue conclude rise climb".split()
)
REPORT_VERBS = frozenset(
    "say tell state report claim add note confirm explain believe think know understand argue insist estimate allege "
    "suggest write recall admit reveal declare underscore stress highlight reiterate assert acknowledge announce "
    "deny comment tweet post quote predict describe mention indicate repeat hear learn see".split()
)
SAYING_VERBS = frozenset(
    "say tell state report claim add note confirm explain argue insist estimate allege suggest write recall admit "
    "reveal declare underscore stress highlight reiterate assert acknowledge announce deny comment tweet post quote "
    "predict describe mention indicate repeat warn vow".split()
)
DOUBTED_SAYING = frozenset("claim allege purport".split())
DENIALS = frozenset("deny refute dismiss".split())
PLAN_VERBS = frozenset(
    "plan intend expect schedule prepare vow promise threaten decide agree pledge set aim due arrange hope propose offer "
    "slate want".split()
)
WISH_VERBS = frozenset(
    "want hope wish ask urge demand need call suggest seek try attempt consider encourage invite propose request order "
    "tell advise require design allow enable help let fear".split()
)
IMPLICATIVE_DENIALS = frozenset("fail refuse decline neglect forget deny avoid".split())
ASPECT_VERBS = frozenset("begin start continue stop finish keep resume cease proceed go get manage happen".split())
STATE_VERBS = frozenset(
    "be have seem appear remain become include contain consist belong depend exist mean matter need want like love hate "
    "believe think know understand hope fear doubt own cost weigh resemble deserve lack involve concern".split()
)
FUTURE_AUXILIARIES = frozenset("will 'll shall wo".split())
MODAL_AUXILIARIES = frozenset("would could might may should can must ca ought".split())
CONDITIONS = frozenset("if whether unless whenever".split())
SPEAKER_WORDS = frozenset("i me my we us our mine ours myself ourselves".split())
PRONOUNS = frozenset(
    "i me we us you he him she her it they them this that these those who which what there someone somebody everyone "
    "everybody nobody something nothing one ones many some all both".split()
)
EMPTY_DETERMINERS = frozenset("no neither".split())
ABILITY = frozenset("able unable ready willing likely unlikely designed eager keen determined free".split())
FACTIVE_ADJECTIVES = frozenset(
    "important good great glad happy proud honour honor honoured honored nice pleased sad sorry wonderful privilege "
    "pleasure delighted grateful moved".split()
)
ANCHOR_WORDS = frozenset("after before following since until".split())
