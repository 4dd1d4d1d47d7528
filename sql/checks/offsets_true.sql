-- Time references, reports and their sentences repeat the words of the text at their offsets, in Unicode code points.
-- asset: core.reports
-- severity: blocking
with quoted as (
    select reference_id as id, document_id, char_start, char_end, text as words from core.time_references
    union all
    select report_id as id, document_id, char_start, char_end, event_trigger as words from core.reports
    union all
    select
        report_id as id, document_id, sentence_start as char_start, sentence_start + length(sentence) as char_end,
        sentence as words
    from core.reports
    where sentence is not null
),

-- each text and each quotation cut at every hundredth character, so that no text is counted through per quotation
texts as (
    select document_id, regexp_extract_all(text, '(?s).{1,100}') as pieces from core.texts
),

pieces as (
    select document_id, unnest(range(len(pieces))) as piece, unnest(pieces) as words from texts
),

places as (
    select *, unnest(range(char_start // 100, greatest(char_start, char_end - 1) // 100 + 1)) as piece from quoted
),

compared as (
    select
        q.*,
        greatest(q.char_start, 100 * q.piece) as cut_start,
        least(q.char_end, 100 * (q.piece + 1)) as cut_end,
        p.words as piece_words
    from places as q
    left join pieces as p on p.document_id = q.document_id and p.piece = q.piece
)

select distinct id, document_id, char_start, char_end, words
from compared
where
    length(words) <> char_end - char_start
    or substring(piece_words, cut_start % 100 + 1, cut_end - cut_start)
    is distinct from substring(words, cut_start - char_start + 1, cut_end - cut_start)
