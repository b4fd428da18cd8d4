-- at most one row: where the webhook of a delivery points and what signs it; none after its deletion
select w.url, w.secret, (o.payload - 'webhookId')::text as body
from outbox o
join webhook w on w.id = (o.payload ->> 'webhookId')::uuid
where o.id = :id
