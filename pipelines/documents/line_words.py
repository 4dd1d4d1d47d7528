"""Words that may stand in a date line beside its day without making it a sentence, in small letters."""

_OF_THE_TRADE = """
updated update published posted issued released delivered as prepared last on at of the from first date dated day time
gmt utc est edt pst pdt cst cdt bst cet cest msk eet eest ist local a.m p.m am pm and to press release for immediate
remarks statement
le à publié mis mise jour stand uhr den am vom veröffentlicht veröffentlichung erstellt erschienen datum aktualisiert
publicado publicación publicação actualizado atualizado fecha data em pubblicato aggiornato il alle ore geplaatst
gepubliceerd op publicerad uppdaterad publisert julkaistu opublikowano dnia zveřejněno zverejnené közzétéve
опубликовано обновлено опубліковано оновлено року рік р год года г
"""
_WEEKDAYS = """
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
lundi mardi mercredi jeudi vendredi samedi dimanche
lunes martes miércoles jueves viernes sábado domingo
lunedì martedì mercoledì giovedì venerdì sabato domenica
segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta sexta feira
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
poniedziałek wtorek środa czwartek piątek sobota niedziela
понедельник вторник среда четверг пятница суббота воскресенье
понеділок вівторок середа четвер п’ятниця субота неділя
måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag
pondělí úterý čtvrtek pátek neděle pazartesi salı çarşamba perşembe cuma cumartesi pazar
"""

LINE_WORDS = frozenset(f"{_OF_THE_TRADE} {_WEEKDAYS}".split())
