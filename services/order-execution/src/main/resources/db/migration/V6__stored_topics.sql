-- Which topic, of which cluster, the stored positions count in: in another of the same name they would mean other records.
create table stored_topics (
    topic    text primary key,
    identity text not null
);
