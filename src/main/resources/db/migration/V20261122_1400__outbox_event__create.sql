-- What must happen once because something was committed. Written in that same transaction.
create table outbox_event (
    id bigint generated always as identity,
    organization_id text not null,
    topic text not null,
    what_for text not null,
    payload jsonb not null,
    created_at timestamptz not null,
    due_at timestamptz not null,
    attempts integer not null default 0,
    last_error text,
    done_at timestamptz,
    constraint outbox_event__pk primary key (id),
    constraint outbox_event__once unique (organization_id, topic, what_for)
);
create index outbox_event__due on outbox_event (due_at) where done_at is null;
