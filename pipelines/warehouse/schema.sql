-- The tables that Python writes, each owned by one step, and the views that join them for readers.
-- No primary keys and no enums, so that the same schema works on DuckLake; sql/checks checks the keys.
create schema if not exists core;
create schema if not exists marts;

-- step 1 read
create table if not exists core.texts (
    document_id varchar, source_path varchar, source_url varchar, content_sha256 varchar, size bigint, reader varchar,
    title varchar, publisher varchar, author varchar, language varchar, country varchar, place varchar,
    kind_of_text varchar, characters integer, text varchar,
    visit_date date, published_date date, retrieved_date date, anchor_override date, metadata_date date,
    section varchar, topic varchar, modified_date date,
    metadata_days struct("day" date, source varchar, alternative boolean, guessed boolean)[],
    flags varchar[]
);
create table if not exists core.segments (
    document_id varchar, segment_id integer, kind varchar, char_start integer, char_end integer,
    speaker varchar, anchor_date date
);
create table if not exists core.unreadable_documents (
    document_id varchar, source_path varchar, step varchar, kind varchar, error_type varchar, reason varchar,
    remedy varchar, version varchar
);
create table if not exists core.skipped_files (source_path varchar, reason varchar);
create table if not exists core.signatures (
    document_id varchar, signature varchar, words struct(word varchar, weight double)[]
);
create table if not exists core.files (
    source_path varchar, stamp bigint[], sidecar_stamp bigint[], content_sha256 varchar, sidecar_sha256 varchar,
    document_ids varchar[], version varchar, checked_ns bigint
);

-- beside step 1
create table if not exists core.stated_corrections (
    correction varchar, document_id varchar, target varchar, target_ids varchar[], value varchar,
    start_date date, end_date date, reason varchar, author varchar, made_on date,
    made_for struct(source_path varchar, text_sha256 varchar)[], status varchar, problem varchar
);

-- step 2 date
create table if not exists core.anchors (
    document_id varchar, anchor_date date, anchor_basis varchar, kind_of_text varchar, flags varchar[],
    correction varchar
);
create table if not exists core.document_date_candidates (
    document_id varchar, candidate_date date, rank integer, score double, evidence varchar[],
    basis varchar, verdict varchar
);

-- beside step 2
create table if not exists core.reprints (document_id varchar, reprint_of varchar);
create table if not exists core.document_links (
    document_id varchar, other_id varchar, similarity double, words struct(word varchar, score double)[]
);
create table if not exists core.stories (document_id varchar, story_id varchar);

-- step 3 resolve
create table if not exists core.time_references (
    reference_id varchar, document_id varchar, char_start integer, char_end integer, text varchar,
    timex_type varchar, timex_value varchar, timex_mod varchar, part_of varchar,
    anchor_kind varchar, anchor_date date, anchor_reference_id varchar, rule varchar,
    meaning_kind varchar, offset_days integer,
    start_date date, end_date date, granularity varchar, approximate boolean, edtf varchar, status varchar,
    alternatives struct(start_date date, end_date date, timex_value varchar, reason varchar)[],
    flags varchar[], probability double, explanation varchar, correction varchar
);

-- step 4 report
create table if not exists core.reports (
    report_id varchar, document_id varchar, char_start integer, char_end integer, sentence_start integer,
    sentence varchar, clause varchar, event_trigger varchar, trigger_lemma varchar, event_class varchar, title varchar,
    start_date date, end_date date, granularity varchar, date_basis varchar, anchor_report_id varchar,
    who varchar, whom varchar, place varchar, country varchar, admin1 varchar, latitude double, longitude double,
    place_precision integer, place_basis varchar, tense varchar, polarity varchar, modality varchar, attributed_to varchar, speaker varchar, agency varchar,
    certainty varchar, background boolean
);
create table if not exists core.report_references (
    report_id varchar, document_id varchar, reference_id varchar, role varchar, probability double, reason varchar
);
create table if not exists core.quantities (
    report_id varchar, document_id varchar, quantity_id integer, kind varchar, low double, high double, best double, unit varchar,
    whom varchar, subset_of integer, bound_text varchar, char_start integer, char_end integer, approximate boolean, as_of date
);
create table if not exists core.participants (
    report_id varchar, document_id varchar, participant_id integer, role varchar, actor varchar, kind varchar,
    said varchar, char_start integer, char_end integer
);

-- step 5 merge
create table if not exists core.events (
    event_id varchar, title varchar, event_class varchar, start_date date, end_date date, granularity varchar,
    date_precision integer, edtf varchar, place varchar, country varchar, latitude double, longitude double,
    killed_low double, killed_best double, killed_high double,
    injured_low double, injured_best double, injured_high double,
    report_count integer, document_count integer, source_count integer, status varchar, certainty varchar,
    flags varchar[]
);
create table if not exists core.tellings (
    event_id varchar, report_id varchar, role varchar, score double, terms struct(term varchar, score double)[]
);
create table if not exists core.possible_links (
    event_id varchar, other_id varchar, left_report_id varchar, right_report_id varchar, score double,
    terms struct(term varchar, score double)[]
);
create table if not exists core.contradictions (
    event_id varchar, field varchar, left_report_id varchar, right_report_id varchar, verdict varchar, explanation varchar
);
create table if not exists core.event_aliases (alias varchar, event_id varchar);
create table if not exists core.event_corrections (
    correction varchar, event_id varchar, status varchar, problem varchar, report_ids varchar[]
);
create table if not exists core.merge_groups (
    report_id varchar, document_id varchar, group_id varchar, start_date date, end_date date
);
create table if not exists core.crowded_blocks (block varchar, start_date date, end_date date);

-- step 6 attach
create table if not exists core.attachments (
    event_id varchar, report_id varchar, score double, terms struct(term varchar, score double)[],
    start_date date, end_date date, granularity varchar
);

-- behind step 6
create table if not exists core.parts (event_id varchar, parent_event_id varchar);

-- what dateparser alone says, beside our own answer
create table if not exists core.second_opinions (
    reference_id varchar, document_id varchar, start_date date, end_date date
);

-- state of the pipeline itself
create table if not exists core.ledger (step varchar, document_id varchar, input_sha256 varchar, step_version varchar);
create table if not exists core.fingerprints (table_name varchar, document_id varchar, sha256 varchar);
create table if not exists core.state (name varchar, value varchar);
create table if not exists core.lineage (
    table_name varchar, column_name varchar, source_table varchar, source_column varchar
);
create table if not exists core.runs (
    run_id varchar, started_at timestamp, finished_at timestamp, rows_written bigint, state_id varchar,
    code_version varchar, rules_version varchar, model_sha256 varchar, manifest_sha256 varchar,
    documents bigint, unreadable bigint, phrases bigint, resolved bigint, reports bigint, events bigint,
    new_events bigint, changed_events bigint, vanished_events bigint
);
create table if not exists core.run_steps (run_id varchar, step varchar, documents bigint, rows_written bigint);

-- what was published when; a row without recorded_to is current
create table if not exists core.timeline_history (
    event_id varchar, fields varchar, recorded_from timestamp, recorded_to timestamp
);
create table if not exists core.timeline_shapes (structure varchar, recorded_from timestamp, recorded_to timestamp);
create table if not exists core.file_history (
    source_path varchar, content_sha256 varchar, sidecar_sha256 varchar, recorded_from timestamp, recorded_to timestamp
);

create table if not exists core.correction_history (
    event_id varchar, correction varchar, recorded_from timestamp, recorded_to timestamp
);

create or replace view core.documents as
select
    t.document_id, t.source_path, t.source_url, t.content_sha256, t.size, t.reader, t.title, t.publisher, t.author,
    t.language, t.country, coalesce(a.kind_of_text, t.kind_of_text) as kind_of_text, t.characters, t.text,
    t.section, t.topic, t.visit_date, t.published_date, t.retrieved_date, t.modified_date, a.anchor_date, coalesce(a.anchor_basis, 'none') as anchor_basis,
    p.reprint_of, list_concat(t.flags, coalesce(a.flags, [])) as flags, a.correction
from core.texts as t
left join core.anchors as a on a.document_id = t.document_id
left join core.reprints as p on p.document_id = t.document_id;

-- the columns of reports that merging and attaching read
create or replace view core.told_reports as
select
    report_id, document_id, char_start, sentence_start, sentence, trigger_lemma, event_class, title, start_date, end_date,
    granularity, date_basis, anchor_report_id, who, whom, place, country, admin1, latitude, longitude,
    place_precision, place_basis, tense, polarity, modality,
    agency, certainty, clause, event_trigger
from core.reports;

-- what a story is found by, of each document by itself
create or replace view core.stated_topics as select document_id, topic from core.texts;

-- dated events with each word that names them
create or replace view core.named_events as
with stories as (
    select t.event_id, mode(s.story_id order by s.story_id) as story_id
    from core.tellings as t
    inner join core.reports as r on r.report_id = t.report_id
    inner join core.stories as s on s.document_id = r.document_id
    group by t.event_id
)

select distinct e.event_id, e.title, e.start_date, e.end_date, e.place, e.country, s.story_id, r.trigger_lemma
from core.events as e
inner join core.tellings as t on t.event_id = e.event_id and t.role = 'telling'
inner join core.reports as r on r.report_id = t.report_id
left join stories as s on s.event_id = e.event_id
where e.start_date is not null and e.end_date is not null and e.status in ('happened', 'disputed');

-- each link from either side
create or replace view core.linked_documents as
select document_id, other_id, similarity from core.document_links
union all
select other_id, document_id, similarity from core.document_links;

-- reports with days, be they those of their document
create or replace view core.dated_reports as
select * from core.told_reports
where start_date is not null or end_date is not null;

-- reports of no event that have a place or that lead their document, and the reports of all events that they may tell:
-- those at one of these places, and those with which a linked document leads, if their own leads with none in the same word;
-- a document leads with what begins in its first 600 characters (LEAD_CHARACTERS)
create or replace view core.attachable_reports as
with told as (
    select t.event_id, r.document_id, r.trigger_lemma, r.char_start,
        case when r.latitude is not null and r.place_basis <> 'assumed' then r.place end as place
    from core.tellings as t
    inner join core.reports as r on r.report_id = t.report_id
    where t.role = 'telling'
),

untold as (
    select report_id, document_id, trigger_lemma, char_start,
        case when latitude is not null and place_basis <> 'assumed' then place end as place
    from core.reports
    where report_id not in (select report_id from core.tellings)
),

referring as (
    select u.report_id, u.document_id
    from untold as u
    anti join told as t
        on t.document_id = u.document_id and t.trigger_lemma = u.trigger_lemma and t.char_start < 600
    where u.char_start < 600
),

near as (
    select event_id from told where place in (select place from untold)
    union
    select t.event_id
    from referring as r
    inner join core.linked_documents as l on l.document_id = r.document_id
    inner join told as t on t.document_id = l.other_id and t.char_start < 600
)

select * from core.told_reports
where
    report_id in (select report_id from untold where place is not null union all select report_id from referring)
    or report_id in (
        select report_id from core.tellings where role = 'telling' and event_id in (select event_id from near)
    );

create or replace view core.event_links as
select event_id, report_id, role, score, terms from core.tellings
union all
select event_id, report_id, 'attached' as role, score, terms from core.attachments;

create or replace view core.event_reports as
select
    r.report_id, r.document_id, r.char_start, r.char_end, r.sentence_start, r.sentence, r.clause, r.event_trigger,
    r.trigger_lemma, r.event_class, r.title,
    coalesce(r.start_date, a.start_date) as start_date, coalesce(r.end_date, a.end_date) as end_date,
    coalesce(r.granularity, a.granularity) as granularity,
    case when a.report_id is not null then 'attached' else r.date_basis end as date_basis, r.anchor_report_id,
    r.who, r.whom, r.place, r.country, r.admin1, r.latitude, r.longitude, r.place_precision, r.place_basis, r.tense, r.polarity, r.modality,
    r.attributed_to, r.speaker, r.agency, r.certainty, r.background
from core.reports as r
left join core.attachments as a on a.report_id = r.report_id;

create or replace view core.corrections as
with applied as (
    select correction from core.anchors where correction is not null
    union
    select correction from core.time_references where correction is not null
),

outcomes as (
    select correction, min(status) as status, min(problem) as problem from core.event_corrections group by correction
)

select
    s.correction, s.document_id, s.target, s.target_ids, s.value, s.start_date, s.end_date, s.reason, s.author,
    s.made_on, s.made_for,
    coalesce(s.status, o.status, case when a.correction is null then 'unmatched' else 'applied' end) as status,
    coalesce(
        s.problem, o.problem,
        case when coalesce(a.correction, o.correction) is null then 'No phrase of the document has this id.' end
    ) as problem
from core.stated_corrections as s
left join applied as a on a.correction = s.correction
left join outcomes as o on o.correction = s.correction;
