-- One row per story that several documents tell, the one with most documents first.
select
    s.story_id,
    coalesce(nullif(trim(s.title), ''), '(without a title)') as title,
    s.document_count
from marts.stories as s
order by s.document_count desc, s.story_id
