using static WorkflowGov.Definitions.Tests.SampleFolder;

namespace WorkflowGov.Definitions.Tests;

/// <summary>Broken files that items share; a whole folder is loaded for each.</summary>
internal static class SharedFileBreaks
{
    private const string Authorities = "organisation/authorities.yaml";
    private const string Accounts = "organisation/demo-accounts.yaml";
    private const string Calendar = "calendars/2026.yaml";
    private const string Receipt = "documents/receipt.yaml";
    private const string Law = "laws/administrative-licensing.yaml";

    private const string Pattern = "patterns/inspection@1.yaml";

    public static readonly Break[] All =
    [
        new Break("WG1210", Authorities, "11440306BA0000250F", "‸11440306BA0000250G"),
        new Break("WG2501", Authorities, "short: 示消防", "short: ‸示住建"),
        new Break("WG2502", Authorities, "supervision: 0755-00002502", "supervision: ‸0755-00002501"),
        new Break("WG1102", Authorities, "  - {name: 示例区消防救援大队, short: 示消防, ", "  - ‸{name: 示例区消防救援大队, "),
        new Break("WG1109", "laws/limits.yaml", "limits: [10 日, ", "limits: [‸十日, "),
        new Break("WG1105", "organisation/roles.yaml", "监察员: 监督", "监察员: ‸督察"),
        new Break("WG2511", "organisation/points.yaml", "name: 乙社区服务中心", "name: ‸甲社区服务中心"),
        new Break("WG1101", "organisation/points.yaml", "address: 乙社区,", "address: 乙社区, ‸materials: [身份证],"),
        new Break("WG2503", Accounts, "user: clerk1", "user: ‸window1"),
        new Break("WG2504", Accounts, "roles: [窗口受理]", "roles: [‸窗口受理, 承办人]").Also("WG1208", "office: ‸综合窗口"),
        new Break("WG1207", Accounts, "roles: [审批人]", "roles: [‸审批员]"),
        new Break("WG1208", Accounts, "乙, office: 示例区市场监督管理局", "乙, office: ‸示例区市场监管局"),
        new Break("WG2505", "supervision.yaml", "red: [法定办结时限]", "red: ‸[法定办结时限, 环节时限]"),
        new Break("WG2506", Law, "name: 拍卖", "name: ‸招标"),
        new Break("WG1109", Law, "limit: 5 工作日", "limit: ‸5 天"),
        new Break("WG1121", Law, "office: 18:00", "office: ‸18点"),
        new Break("WG2507", Calendar, "      元旦: [2026-01-04]", "      元旦: [2026-01-03]").At("  - ‸number"),
        new Break("WG2508", Calendar, "      元旦: [2026-01-04]", "      元旦: [‸2026-01-05]"),
        new Break("WG1108", Calendar, "[2026-10-01..2026-10-07]", "[‸2026-10-07..2026-10-01]"),
        new Break("WG2510", "return-reasons.yaml", "code: TH02", "code: ‸TH01"),
        new Break("WG2509", "stages.yaml", "    steps: [accept]\n", "    steps: [accept]\n  - name: ‸示例工程许可（街道受理）\n    of: 11440306BA000012XG 4 000117005000 01\n    steps: [accept]\n"),
        new Break("WG2209", "stages.yaml", "of: 11440306BA000012XG 4 000117005000 01", "of: ‸11440306BA000012XG 4 000117005000 02"),
        new Break("WG2209", "stages.yaml", "name: 示例工程许可（街道受理）", "name: ‸示例工程许可"),
        new Break("WG2209", "stages.yaml", "[accept]", "[accept, ‸nowhere]"),
        new Break("WG2209", "stages.yaml", "[accept]", "[accept, ‸panel]"),
        new Break("WG1117", "stages.yaml", "of: 11440306BA000012XG 4 000117005000 01", "of: ‸11440306BA000012XG"),
        new Break("WG1208", "stages.yaml", "office: 示例区消防救援大队", "office: ‸某街道"),
        new Break("WG2520", "service.yaml", "number: '{机关}{证照}〔{年}〕{序号}号'", "number: ‸'{机关}{证照}{序号}号'"),
        new Break("WG2501", "service.yaml", "capacity: 2}", "capacity: 2}\n    - {name: ‸示例区政务服务大厅, sessions: ['09:00-12:00'], capacity: 2}"),
        new Break("WG1108", "service.yaml", "sessions: ['09:00-12:00', '14:00-18:00']", "sessions: [‸'12:00-09:00', '14:00-18:00']"),
        new Break("WG1207", Pattern, "role: 现场核查人员", "role: ‸核查人"),
        new Break("WG1301", Pattern, "      people: 2", "      people: 2\n      when: area ‸是 3"),
        new Break("WG1105", "materials.yaml", "id-card: {name: 居民身份证, source: 政府部门核发, form: 电子", "id-card: {name: 居民身份证, source: 政府部门核发, form: ‸纸质"),
        new Break("WG1116", Pattern, "kind: 决定", "kind: 审查").At("  ‸- accept: {"),
        new Break("WG1103", Pattern, "steps:\n", "steps: ‸x\nmore:\n").Also("WG1101", "‸more:"),
        new Break("WG1215", Pattern, "version: 1", "version: 2").At("‸pattern: inspection"),
        new Break("WG1103", "materials.yaml", "id-card: {name: 居民身份证, source: 政府部门核发, form: 电子, licence: 居民身份证, accept_if: [在有效期内]}", "id-card: ‸居民身份证"),
        new Break("WG2801", Receipt, "{申请日期}收到", "{‸申请日}收到"),
        new Break("WG2802", Receipt, "已于{申请日期}收到", "已于{‸受理日期}收到"),
        new Break("WG2803", Receipt, "table: 已收材料", "each: ‸已收材料"),
        new Break("WG2803", "documents/refusal-change.yaml", "each: 决定理由", "each: ‸原证件编号").Also("WG2804", "title: ‸不予变更决定书"),
        new Break("WG2804", Receipt, "  - table: 已收材料\n", string.Empty).At("title: ‸收件凭证"),
        new Break("WG2805", Receipt, "  - 您的“{事项名称}”", "  - ‸您的“{事项名称”"),
        new Break("WG2807", "laws/documents.yaml", "  refusal-change:", "  ‸refusal-other:"),
        new Break("WG2808", "documents/refusal-change.yaml", "instead_of: refusal", "instead_of: ‸receipt"),
        new Break("WG1105", Receipt, "on: 收件", "on: ‸收到"),
        new Break("WG1101", Receipt, "- table:", "- ‸tabel:").Also("WG2804", "title: ‸收件凭证"),
    ];
}
