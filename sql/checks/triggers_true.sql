-- The offsets of a report give back the words that name its event, and its sentence stands in the text.
-- asset: core.reports
-- severity: blocking
with told as (
    select report_id, document_id, char_start, char_end, event_trigger as words from core.reports
    union all
    select report_id, document_id, sentence_start, sentence_start + length(sentence), sentence
    from core.reports
    where sentence is not null
)

select t.report_id, t.document_id, t.char_start, t.char_end, t.words
from core.text_pieces as p
inner join told as t on t.document_id = p.document_id and t.char_start // 2000 = p.piece
where
    p.rowid between $first and $last
    and (
        length(t.words) <> t.char_end - t.char_start
        or core.words_at(p.text, p.following, t.char_start, t.char_end) is distinct from left(t.words, 1000)
    )
