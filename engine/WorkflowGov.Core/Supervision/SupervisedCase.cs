using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Supervision;

/// <summary>Why a supervision order is opened (督办事由, after 潍坊市12345政务服务便民热线条例 第二十六条).</summary>
public enum OrderGround
{
    /// <summary>拒不办理.</summary>
    Refused,

    /// <summary>超期未办结.</summary>
    Overdue,

    /// <summary>久拖未决.</summary>
    Unsolved,

    /// <summary>造成不良影响.</summary>
    BadEffect,
}

/// <summary>A card that stands: raised and not revoked.</summary>
/// <param name="Clock">Which clock.</param>
/// <param name="Rung">预警, 黄牌 or 红牌.</param>
/// <param name="DueOn">The clock's due date when it was raised.</param>
public sealed record StandingCard(ClockName Clock, Rung Rung, LocalDate DueOn);

/// <summary>督办: a supervisor's order to an office, until it is closed with a result.</summary>
/// <param name="Number">Its number within the case, from 1.</param>
/// <param name="Ground">督办事由.</param>
/// <param name="Demand">督办要求.</param>
/// <param name="Office">责任部门.</param>
/// <param name="ReplyBy">Until when the office answers.</param>
/// <param name="Answer">反馈; null before.</param>
/// <param name="Result">督办结果; null while it is open.</param>
public sealed record SupervisionOrder(
    int Number, OrderGround Ground, string Demand, Office Office, LocalDate ReplyBy, string? Answer, string? Result)
{
    /// <summary>Not closed yet.</summary>
    public bool IsOpen => Result is null;
}

/// <summary>What supervision knows of a case.</summary>
/// <param name="Authority">The office that answers for the case as a whole.</param>
/// <param name="Cards">Cards that stand.</param>
/// <param name="Orders">All orders, in order.</param>
public sealed record SupervisedCase(Office Authority, ImmutableArray<StandingCard> Cards, ImmutableArray<SupervisionOrder> Orders);

/// <summary>What a supervisor, or the office supervised, wants.</summary>
public abstract record SupervisionCommand
{
    private SupervisionCommand()
    {
    }

    /// <summary>撤销预警、黄牌或者红牌.</summary>
    /// <param name="Clock">Which clock.</param>
    /// <param name="Rung">Which rung.</param>
    /// <param name="Reason">理由.</param>
    public sealed record RevokeCard(ClockName Clock, Rung Rung, string Reason) : SupervisionCommand;

    /// <summary>督办.</summary>
    /// <param name="Ground">事由.</param>
    /// <param name="Demand">要求.</param>
    /// <param name="WorkingDays">How many working days the office has to answer, 1 to 20.</param>
    /// <param name="Office">Which office; null = the item's authority.</param>
    public sealed record OpenOrder(OrderGround Ground, string Demand, int WorkingDays, Office? Office = null) : SupervisionCommand;

    /// <summary>督办反馈.</summary>
    /// <param name="Order">Number of the order.</param>
    /// <param name="Answer">In words.</param>
    public sealed record AnswerOrder(int Order, string Answer) : SupervisionCommand;

    /// <summary>督办办结.</summary>
    /// <param name="Order">Number of the order.</param>
    /// <param name="Result">结果.</param>
    public sealed record CloseOrder(int Order, string Result) : SupervisionCommand;
}
