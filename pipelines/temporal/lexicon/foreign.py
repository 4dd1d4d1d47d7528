"""Month words of other languages, as they stand in a written-out date; a word of several languages is under one."""

MONTHS = {
    "fr": "janvier février fevrier mars avril mai juin juillet août aout septembre octobre novembre décembre decembre",
    "de": "januar jänner februar märz maerz juni juli oktober dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre",
    "it": "gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre",
    "pt": "janeiro fevereiro março maio junho julho setembro outubro novembro dezembro",
    "nl": "januari februari maart mei augustus",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "sv": "maj augusti",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "tr": "ocak şubat nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
}
LINKS = "de del di"

FOREIGN_WORDS = {month: ("FMONTH", language) for language in reversed(MONTHS) for month in MONTHS[language].split()} | {
    link: ("FOF", None) for link in LINKS.split()
}
