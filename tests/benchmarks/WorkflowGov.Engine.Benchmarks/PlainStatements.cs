namespace WorkflowGov.Engine.Benchmarks;

/// <summary>What a decision writes, as anybody would write it by hand: the yardstick of the database itself.</summary>
internal static class PlainStatements
{
    private const string Hash = "repeat('a', 32)::bytea";
    private const string Office = "'深圳市市场监督管理局宝安监管局'";

    /// <summary>For one case, whose id is $1.</summary>
    public static readonly string[] One = For("(select $1::bigint as id) u", "$1");

    /// <summary>For many cases at once, whose ids are $1.</summary>
    public static readonly string[] Many = For("unnest($1::bigint[]) as id", "any($1)");

    private static string[] For(string ids, string id) =>
    [
        $"update approval_case set sequence = sequence + 1, head = {Hash}, state = repeat('plain', 150), changed_at = changed_at where id = {id}",
        $"""
        insert into case_event (case_id, sequence, at, user_name, display_name, office, definition_hash, type, payload, hash)
        select id, 1000, now(), 'plain', 'plain', {Office}, repeat('h', 64), 'step.done', repeat('plain', 40), {Hash} from {ids}
        """,
        $"update approval_task set status = 'done', done_by = 'plain', done_at = now(), outcome = '通过' where case_id = {id} and step = 'review' and visit = 1",
        $"""
        insert into approval_task (case_id, step, visit, title, role, office, status, opened_at, due_on)
        select id, 'decide', 1, '决定', '审批人', {Office}, 'open', now(), now()::date from {ids}
        """,
        $"update clock set stopped_on = due_on, amber_at = null, yellow_at = null, red_at = null, next_rung_at = null where case_id = {id} and name = 'step:review:1'",
        $"""
        insert into clock (case_id, name, kind, office, due_on, provisional, suspended, content, amber_at, yellow_at, red_at, next_rung_at)
        select id, 'step:decide:1', 'Step', {Office}, now()::date, false, false, repeat('plain', 60), now(), now(), now(), now() from {ids}
        """,
    ];
}
