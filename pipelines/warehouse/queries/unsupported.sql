-- One row per language without a table of words, with its number of documents.
select language, count(*) as documents
from core.texts where list_contains(flags, 'language_unsupported') group by language order by all
