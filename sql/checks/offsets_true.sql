-- The offsets of a time reference give back its words from the stored text, counted in Unicode code points.
-- asset: core.time_references
-- severity: blocking
select t.reference_id, t.document_id, t.char_start, t.char_end, t.text
from core.text_pieces as p
inner join core.time_references as t on t.document_id = p.document_id and t.char_start // 2000 = p.piece
where
    p.rowid between $first and $last
    and (
        length(t.text) <> t.char_end - t.char_start
        or core.words_at(p.text, p.following, t.char_start, t.char_end) is distinct from left(t.text, 1000)
    )
