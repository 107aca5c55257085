-- Who takes which course. Who leaves keeps the row, so that coming back finds since when it was.
create table enrolment_course (
    id uuid not null,
    organization_id text not null,
    person_id uuid not null,
    course_id text not null,
    since timestamptz not null,
    left_at timestamptz,
    constraint enrolment_course__pk primary key (id),
    constraint enrolment_course__one_each unique (organization_id, person_id, course_id),
    constraint enrolment_course__left_after check (left_at >= since)
);
