"""Verbs by the kind of event that they tell: PLOVER's types and those of the news beside politics, split into modes."""

from pipelines.events.lexicon import words

BY_KIND = {
    "ASSAULT/strike": """
    strike attack hit bomb bombard shell raid target ambush destroy detonate fire intercept assault
    storm torch blast firebomb ram hijack sabotage vandalise vandalize demolish raze strafe
    invade mine
    """,
    "ASSAULT/kill": """
    kill wound injure shoot murder assassinate execute massacre behead stab torture slay rape poison maim die
    perish slaughter lynch gun hurt maul strangle drown bludgeon decapitate crucify electrocute beat knife trample
    slash
    """,
    "ASSAULT/abduct": "abduct kidnap",
    "ASSAULT/invade": "invade",
    "FIGHT/clash": "fight clash battle skirmish duel",
    "FIGHT/advance": """
    capture seize retake occupy repel recapture overrun besiege encircle conquer annex liberate
    infiltrate outflank subdue
    """,
    "COERCE/arrest": """
    arrest detain jail imprison apprehend handcuff remand incarcerate nab intern corner
    """,
    "COERCE/court": """
    convict sentence charge indict prosecute sue fine acquit extradite testify plead arraign book exonerate
    subpoena adjourn bail depose file lodge
    """,
    "COERCE/restrict": """
    ban compel coerce frisk fingerprint censor blockade evict expel deport outlaw suspend curb block shut confiscate
    exile banish cordon impound disperse crack silence muzzle bar prohibit halt
    """,
    "CRIME/theft": """
    steal rob burgle burglarize loot smuggle traffic defraud embezzle launder bribe forge hack cheat extort
    blackmail swindle counterfeit pilfer plunder mug molest harass stalk trespass
    """,
    "INVESTIGATE/search": """
    investigate search inspect examine probe question interrogate identify locate find discover trace scour comb audit
    monitor track scrutinise scrutinize uncover unearth recover spot determine canvass survey review check assess
    analyse analyze verify detect
    """,
    "SANCTION/sanction": "sanction embargo boycott penalise penalize punish",
    "THREATEN/threaten": "threaten menace intimidate provoke",
    "PROTEST/protest": "protest demonstrate march rally riot picket strike chant rebel mutiny",
    "CONSULT/visit": "visit tour attend",
    "CONSULT/presence": "stand stay",
    "CONSULT/host": "host welcome invite greet",
    "CONSULT/talk": """
    meet discuss negotiate mediate confer consult phone convene debate brief interview lobby
    """,
    "AGREE/agree": "agree sign ratify conclude reconcile compromise settle",
    "COOPERATE/cooperate": "cooperate join ally endorse partner collaborate unite",
    "SUPPORT/support": """
    support back praise commend thank reaffirm congratulate hail honour honor salute defend champion applaud
    bless encourage
    """,
    "AID/pledge": "pledge commit earmark",
    "AID/give": """
    aid donate provide supply deliver fund contribute lend evacuate rescue help assist shelter feed subsidise
    subsidize respond rush save relieve sponsor airlift
    """,
    "RETREAT/withdraw": "withdraw retreat pull surrender",
    "RETREAT/release": "release free pardon parole ease lift relent unblock reinstate",
    "REJECT/reject": "reject refuse veto decline cancel oppose rebuff spurn abandon postpone delay defy resist scrap",
    "ACCUSE/accuse": """
    accuse blame condemn criticise criticize denounce slam lambast lambaste rebuke chide implicate fault
    castigate decry deplore vilify demonise demonize mock ridicule attribute
    """,
    "REQUEST/request": "request ask appeal urge demand pressure call beg plead petition apply implore summon",
    "MOBILIZE/deploy": """
    mobilise mobilize deploy amass conscript enlist recruit station muster reinforce arm patrol guard
    """,
    "ELECT/vote": "vote elect campaign canvass poll",
    "ELECT/office": """
    appoint resign inaugurate nominate oust impeach dismiss succeed step unseat sack quit name promote
    demote depose topple overthrow crown enthrone abdicate swear install retire designate select pick choose
    """,
    "DISASTER/accident": """
    crash collapse derail capsize sink collide burn explode ignite overturn skid swerve plough plow slam topple
    crumble engulf rupture
    """,
    "DISASTER/nature": """
    erupt flood quake inundate devastate ravage submerge uproot lash batter
    """,
    "DISASTER/spill": "spill leak pollute gush contaminate spew seep ooze",
    "ECONOMY/business": """
    buy acquire merge open close reopen sell invest hire layoff spend earn lend borrow allocate finance manufacture
    import export purchase price pay bid refinance outsource downsize employ market auction lease rent insure
    reimburse compensate repay divest discontinue restructure outsell liquidate
    """,
    "ECONOMY/market": """
    depreciate appreciate outperform devalue
    """,
    "GOVERN/decide": """
    approve amend authorise authorize impose enact adopt repeal legislate implement restrict decree
    dissolve regulate decide rule overturn downgrade grant reform abolish nationalise
    nationalize privatise privatize tax legalise legalize license mandate reverse uphold instruct permit require
    reinstate revoke enforce redraw extend
    """,
    "HEALTH/infect": """
    sterilise sterilize sneeze cough infect sicken vaccinate quarantine isolate diagnose immunise immunize inoculate
    contract cull
    """,
    "HEALTH/treat": "treat hospitalise hospitalize heal cure medicate prescribe resuscitate transplant recover",
    "LIFE/birth": "bear born",
    "LIFE/marry": "marry wed divorce",
    "LIFE/mourn": "mourn cremate commemorate remember",
    "LIFE/study": "study graduate enrol enroll educate teach learn",
    "LIFE/found": "found establish",
    "CULTURE/publish": """
    publish release broadcast perform film premiere star exhibit paint compose air screen record sing dance
    stage debut rehearse televise direct feature
    """,
    "SPORT/win": """
    win defeat beat score qualify compete golf thrash trounce outscore bowl bat clinch coach
    """,
    "SCIENCE/research": """
    research test experiment measure orbit observe map sequence clone excavate calculate prove develop invent
    design simulate dock photograph sample
    """,
    "MOVE/travel": """
    crawl roam hike cruise stroll parade swarm drive walk run circle flee escape migrate board sail ride cycle climb
    move transport wander row trek swim jump dive steer drift approach gather assemble congregate immigrate emigrate
    relocate commute wade
    """,
    "MOVE/journey": "travel arrive fly depart land return",
    "WORK/operate": """
    excavate haul weld bulldoze unclog unload dump hoist tow disinfect repair build rebuild restore construct
    install renovate dismantle remove clean seal pump drill plug complete operate upgrade connect dig cap insert
    siphon paint replace erect pave weld engineer assemble activate shut switch restart disable fit skim drain
    dredge equip refurbish redesign retrofit
    """,
    "STATEMENT/express": """
    respond reply answer complain express explain cite refer apologise apologize speculate contend emphasise
    emphasize outline object promise signal caution advise remind joke remark argue clarify recount testify portray
    depict characterise characterize outline dispute concede address echo voice utter exclaim insist inform guess
    list detail brag blog preach lecture hint pray lament concur downplay retract vent reassure dedicate text
    propose recommend justify boast
    """,
}

SUFFERING = words("die perish kill injure hurt wound destroy damage")
"""What befalls people in a disaster as in an attack."""
BREAKING = words("hit strike explode crash collapse derail capsize sink collide ignite rupture erupt")
"""What happens to things when people die in them."""
KIND = {verb: kind for kind, verbs in reversed(BY_KIND.items()) for verb in verbs.split()}
"""The first kind that names a verb wins."""

BY_SUPPORTED_KIND = {
    "ECONOMY/business": """
    launch cut raise produce cost unveil introduce offer trade expand ship consolidate boost award
    order create
    """,
}
SUPPORTED_KIND = {verb: kind for kind, verbs in BY_SUPPORTED_KIND.items() for verb in verbs.split()}
"""What verbs of any field tell if one of their arguments is of that field: to open a shop, and not an envelope."""

LEMMAS = {
    "hopes": "hope",
    "hoped": "hope",
    "hoping": "hope",
    "fled": "flee",
    "waded": "wade",
    "texted": "text",
    "dying": "die",
    "riding": "ride",
    "dining": "dine",
    "dies": "die",
    "fined": "fine",
}
"""Lemmas that the model's lemmatizer gets wrong, by the form."""
