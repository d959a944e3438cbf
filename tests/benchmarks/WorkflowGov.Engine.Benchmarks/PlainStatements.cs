namespace WorkflowGov.Engine.Benchmarks;

/// <summary>What a decision writes, as anybody would write it by hand: the yardstick of the database itself.</summary>
internal static class PlainStatements
{
    public static readonly string[] All =
    [
        "update approval_case set sequence = sequence + 1, state = state, changed_at = changed_at where number = $1",
        """
        insert into case_event (case_id, sequence, at, user_name, display_name, office, definition_hash, type, payload, hash)
        select c.id, 3, c.changed_at, 'plain', 'plain', 'plain', c.definition_hash, 'step.done', c.state, c.head
        from approval_case c where c.number = $1
        """,
        """
        update approval_task t set status = 'done', done_by = 'plain', done_at = t.opened_at, outcome = '通过'
        from approval_case c where c.number = $1 and t.case_id = c.id and t.step = 'review'
        """,
        """
        insert into approval_task (case_id, step, visit, title, role, office, status, opened_at, due_on)
        select c.id, 'decide', 1, '决定', '审批人', c.authority, 'open', c.changed_at, c.received_at::date
        from approval_case c where c.number = $1
        """,
        """
        update clock k set stopped_on = k.due_on, amber_at = null, yellow_at = null, red_at = null
        from approval_case c where c.number = $1 and k.case_id = c.id and k.name = 'step:review:1'
        """,
        """
        insert into clock (case_id, name, kind, office, due_on, provisional, suspended, content, amber_at, yellow_at, red_at)
        select c.id, 'step:decide:1', 'Step', c.authority, c.received_at::date, false, false, left(c.state, 200), c.received_at, c.received_at, c.received_at
        from approval_case c where c.number = $1
        """,
    ];
}
