using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Definitions.Rules;

namespace WorkflowGov.Definitions.Language;

/// <summary>What the language itself demands of a file: its text, its structure, what it refers to, its guards.</summary>
internal static class LanguageNotes
{
    public static readonly ImmutableArray<RuleNote> All =
    [
        Error("WG1001", "文件不超过 1 MB", "A file has at most 1 MB", "一个事项一个文件", "One file an item"),
        Error("WG1002", "文件是 UTF-8 编码", "A file is UTF-8", "用编辑器另存为 UTF-8", "Save it as UTF-8"),
        Error("WG1003", "文件是可以读懂的 YAML", "A file is YAML that can be read", "检查缩进、冒号后的空格、引号和括号", "Check indentation, the blank after colons, quotation marks and brackets"),
        Error("WG1004", "文件最外层是“键: 值”", "A file is a map of keys at the top", "每行写成“键: 值”，冒号用半角", "Write 'key: value' on each line, with an ASCII colon"),
        Error("WG1005", "一个文件只有一个文档", "A file holds one document", "去掉“---”及其后的内容，另存为一个文件", "Move what follows '---' to a file of its own"),
        Error("WG1006", "不使用锚点、别名、标签、指令和合并键", "No anchors, aliases, tags, directives or merge keys", "直接写出内容", "Write the content out"),
        Error("WG1007", "键是文字", "A key is text", "把键写成一个词", "Write the key as a word"),
        Error("WG1008", "一个键只写一次", "A key stands once", "合并或者删去重复的键", "Merge them or delete one"),
        Error("WG1009", "要检查的文件在 definitions 文件夹里", "What is checked lies in a definitions folder", "检查路径，或者指明 definitions 文件夹", "Check the path, or name the definitions folder"),
        Error("WG1010", "共用文件齐全", "The shared files are there", "补上缺少的文件", "Add the missing file"),
        Error("WG1011", "嵌套不过深", "Nesting is shallow", "减少嵌套层数", "Nest less"),
        Error("WG1012", "没有看不见的字符", "No invisible characters", "删除这个字符，常见于从网页或者 PDF 复制的文字", "Delete the character; it often comes with text copied from a page or a PDF"),
        Error("WG1013", "用空格，不用制表符", "Blanks, no tabs", "把制表符换成空格", "Replace tabs by blanks"),
        Error("WG1014", "内容不过多", "The content has a bound", "拆成几个文件", "Split the file"),
        Error("WG1015", "没有引号的文字写在一行里", "Text without quotation marks stands on one line", "检查下一行的缩进，或者加引号", "Check the indentation of the next line, or quote the text"),
        Error("WG1016", "文件可以打开", "The file can be opened", "检查文件权限", "Check the permissions"),
        Error("WG1017", "问题太多时只列出前面的", "Of very many findings the first are listed", "先改正前面的问题", "Mend the first ones, then check again"),

        Error("WG1018", "注释不妨碍键的排序", "A comment does not stand in the way of the order of keys", "把注释移到这一组键的前面，或者按次序写键", "Move the comment above the group of keys, or write the keys in order"),

        Error("WG1101", "只写说明里有的键", "Only keys of the language", "改成相近的键，或者删去", "Use the key that was meant, or delete it"),
        Error("WG1102", "必需的要素齐全", "No required element is missing", "补上这个键", "Add the key"),
        Error("WG1103", "值的写法与键相符", "A value has the form its key asks for", "按说明改成文字、列表或者“键: 值”", "Write text, a list or a map as the key asks"),
        Error("WG1104", "列表至少有一条", "A list has at least one entry", "补上内容，或者删去这个键", "Add an entry or remove the key"),
        Error("WG1105", "值在规定的词里", "A value is one of the words of the language", "换成列出的词", "Use one of the words listed"),
        Error("WG1106", "整数在范围内", "A whole number lies within its bounds", "改成范围内的整数", "Write a whole number within the bounds"),
        Error("WG1107", "是否写成 true 或者 false", "Yes and no are true and false", "改成 true 或者 false", "Write true or false"),
        Error("WG1108", "日期写成 2026-07-01", "A date reads 2026-07-01", "改成年-月-日，月日两位", "Write year-month-day with two digits each"),
        Error("WG1109", "时限带单位", "A limit has a unit", "写成 20 工作日、30 自然日、3 个月、2 年、24 小时或者即办", "Write 20 工作日, 30 自然日, 3 个月, 2 年, 24 小时 or 即办"),
        Error("WG1110", "每个环节单独一条", "Each step is an entry of its own", "写成“- 名称: {…}”", "Write '- name: {…}'"),
        Error("WG1111", "并联至少两个分支", "Parallel steps have two branches or more", "加分支，或者改成普通环节", "Add a branch, or write plain steps"),
        Error("WG1112", "每条路写 when 或者 otherwise 之一", "A way has 'when' or 'otherwise'", "写其中一个", "Write one of them"),
        Error("WG1113", "分支以 otherwise 结尾", "A choice ends with 'otherwise'", "最后一条且只有最后一条写 otherwise: true", "Let the last way, and only it, be 'otherwise: true'"),
        Error("WG1114", "环节、材料和字段的键用小写字母、数字和连接符", "Keys of steps, materials and fields are plain", "改名", "Rename it"),
        Error("WG1115", "结果的去向是 continue、refuse、revoke 或者退回", "An outcome leads to continue, refuse, revoke or a return", "改成其中之一", "Write one of them"),
        Error("WG1116", "流程有且只有一个决定", "A process has exactly one 决定", "加上或者去掉决定环节", "Add or remove a deciding step"),
        Error("WG1122", "流程有受理", "A process has a 受理", "在最前面加上受理环节", "Put a step of kind 受理 first"),
        Error("WG1117", "业务办理项编码有 33 位", "An item code has 33 characters", "按 18 + 1 + 12 + 2 位核对编码", "Check the code by 18 + 1 + 12 + 2 characters"),
        Error("WG1118", "min 和 max 是数字", "min and max are numbers", "改成数字", "Write a number"),
        Error("WG1119", "文字不过长", "A text has a bound", "写得短些，或者分成几条", "Say it shorter, or in several entries"),
        Error("WG1121", "时刻写成 18:00", "A time of day reads 18:00", "改成时:分，各两位", "Write hours and minutes with two digits each"),
        Error("WG1120", "环节和材料不过多", "Steps and materials have a bound", "拆成几个事项", "Make it several items"),

        Error("WG1201", "模板存在", "The pattern exists", "改成 patterns 里有的模板和版本", "Name a pattern and version of the patterns folder"),
        Error("WG1202", "模板要求的内容都写明", "What a pattern marks $ is given", "在 with 里写明", "Give it in 'with'"),
        Error("WG1203", "with 里的键在模板里有", "'with' names what the pattern has", "改成“环节.键”", "Write 'step.key'"),
        Error("WG1204", "环节名不重复", "Step names are unique", "改名", "Rename one of them"),
        Error("WG1205", "not_by 里的环节存在", "not_by names existing steps", "改成已有的环节名", "Name an existing step"),
        Error("WG1206", "退回的环节存在", "A return names an existing step", "改成已有的环节名", "Name an existing step"),
        Error("WG1207", "角色存在", "The role exists", "改成 roles.yaml 里的角色", "Name a role of roles.yaml"),
        Error("WG1208", "机构存在", "The authority exists", "改成 authorities.yaml 里的机构", "Name an authority of authorities.yaml"),
        Error("WG1209", "只能退回到同一层或者外层的前面环节", "A return goes back in the same or an enclosing list", "改成列出的环节之一", "Return to one of the steps listed"),
        Error("WG1210", "统一社会信用代码的校验位正确", "The check digits of a USCC are right", "核对代码", "Check the code", "GB 32100-2015"),
        Error("WG1211", "材料的键不重复", "Keys of materials are unique", "改名或者删去", "Rename or delete one"),
        Error("WG1212", "共用材料不另写名称", "A shared material has no other name", "只写键", "Write the key only"),
        Error("WG1213", "共用材料存在", "The shared material exists", "改成 materials.yaml 里的键，或者写上名称", "Use a key of materials.yaml, or write a name"),
        Error("WG1214", "非必要的材料写明条件", "A material that is not required states when it is", "写成条件，或者删去", "Write a guard, or delete it"),
        Error("WG1215", "模板的文件名与内容一致", "The file name of a pattern agrees with its content", "按“名称@版本.yaml”改名", "Rename it to 'name@version.yaml'"),

        Error("WG1301", "条件读得懂", "A guard can be read", "写成 字段 == '值'，用 && || ! 连接", "Write field == 'value', joined by && || !"),
        Error("WG1302", "条件只有字段、常量和比较", "A guard holds fields, constants and comparisons only", "去掉其他写法", "Remove anything else"),
        Error("WG1303", "条件里的字段在表单里", "A guard asks about fields of the form", "改成表单里的字段", "Name a field of the form"),
        Error("WG1304", "条件比较同类的值", "A guard compares values of one type", "改成与字段类型相符的值", "Compare with a value of the field's type"),
        Error("WG1305", "条件不过长", "A guard is short", "拆成几个环节或者材料", "Split the step or the material"),

        Error("WG2501", "机构的名称、简称和代码不重复", "Names, short names and codes of authorities are unique", "改正重复的一项", "Change one of them"),
        Warning("WG2502", "咨询电话和监督投诉电话不同", "The number for questions is not the one for complaints", "写不同的电话", "Give two numbers"),
        Error("WG2503", "演示账号不重复", "Demo accounts are unique", "改用户名", "Change the user name"),
        Error("WG2504", "一个人不同时收件和审查", "Nobody takes in and reviews", "分成两个账号", "Make it two accounts", "收件权和审核权分离"),
        Error("WG2505", "一种时限逾期只有一种牌", "A clock has a yellow or a red card", "从 yellow 或者 red 中去掉", "Remove it from yellow or red"),
        Error("WG2506", "特别程序的种类不重复", "Grounds are unique", "删去重复的一项", "Delete one of them"),
        Error("WG2507", "一天不能既放假又上班", "A day is off or worked, not both", "核对通知原文", "Check the text of the notice"),
        Warning("WG2508", "调休上班的日子是周末", "A make-up working day is on a weekend", "核对通知原文", "Check the text of the notice"),
        Error("WG2509", "街道环节的名称不重复", "Names of street stages are unique", "删去重复的一项", "Delete one of them"),
        Error("WG2511", "服务网点的名称不重复", "Names of points of acceptance are unique", "改正重复的一项", "Change one of them"),
        Error("WG2510", "退回理由的代码不重复", "Codes of return reasons are unique", "改用新的代码", "Use a new code"),
        Error("WG2520", "证照编号规则分得清机关、证照、年份和序号", "A certificate number tells body, document, year and serial apart", "补上缺少的部分", "Add the missing part"),

        Error("WG2801", "文书模板里的事实在清单里", "A fact that a template names is known", "改成清单里的事实，或者写入 asked 由出具人填写", "Name a known fact, or list it under asked for the issuer to fill in"),
        Error("WG2802", "文书写的是出具时已经知道的事实", "A document tells what is known when it is issued", "改用这个时点的事实，或者改 on", "Name a fact of this occasion, or change 'on'"),
        Error("WG2803", "事实用在合适的地方", "A fact stands where it fits", "文字写进句子，几段文字用 each，表用 table", "Put text into a sentence, several texts under each, a table under table"),
        Error("WG2804", "文书写全依法应有的内容", "A document states what the law demands", "把缺少的事实写进正文", "Name the missing facts in the body", "laws/documents.yaml"),
        Error("WG2805", "花括号成对", "Braces are paired", "写成 {事实}", "Write {fact}"),
        Error("WG2806", "每种文书应有的内容有依据", "What a document must state is laid down", "在 laws/documents.yaml 里写明内容和依据", "Add its content and basis to laws/documents.yaml"),
        Error("WG2807", "依法应有的文书都有模板", "Every document that the law demands has a template", "补一个模板文件", "Add the template"),
        Error("WG2808", "专用模板代替的是同一时点的模板", "A special template takes the place of one of the same occasion", "改成同一时点的模板文件名", "Name a template of the same occasion"),

        Error("WG2901", "清单的引号配对", "The quotation marks of a list are closed", "补上引号，或者另存为 CSV", "Close it, or save the list as CSV anew"),
        Error("WG2902", "清单第一行是列名，有“事项名称”", "The first line of a list names its columns, 事项名称 among them", "补上列名", "Name the columns"),
        Warning("WG2903", "清单的每一列都认得", "Every column of a list is known", "需要的内容另写，或者改列名", "Write what is needed by hand, or rename the column"),
        Error("WG2904", "清单的每一行有事项名称", "Every row of a list names an item", "补上名称，或者删去这一行", "Add the name, or delete the row"),
        Error("WG2905", "清单里的事项名称不重复", "No name stands twice in a list", "合并重复的事项，或者改正名称", "Merge them, or change a name", "同一事项、同一标准、同一编码"),
        Error("WG2906", "清单里的编码不重复", "No code stands twice in a list", "核对编码", "Check the codes", "同一事项、同一标准、同一编码"),
        Warning("WG2907", "导入的事项目录里没有", "An imported item is not in the catalogue yet", "同一事项用目录里的标准，不另立", "The same item keeps the standard of the catalogue", "同一事项、同一标准、同一编码"),
        Error("WG2908", "清单里的编码有 33 位，信用代码校验位正确", "Codes of a list have 33 characters and right check digits", "向编制单位核对编码", "Ask the body for the code", "GB 32100-2015"),
        Error("WG2909", "清单里的类型、层级、对象和办件类型用规定的词", "Types, levels, audiences and handling of a list are words of the language", "核对后写规定的词", "Write the word after checking"),
        Error("WG2910", "清单里的实施主体是本区的机构", "The authority of a list is one of this district", "写本区承担同一职责的机构", "Name the authority here that has the duty"),
        Error("WG2911", "清单里的事项写明设定依据", "Every item of a list names its basis", "查明法律、法规、规章的名称和条款；没有依据的不是事项", "Find the law and article; without one it is no item", "行政许可法 第四条"),
        Error("WG2921", "BPMN 文件可以读懂，有一个流程、一个开始", "A BPMN file can be read and holds one process with one start", "从制图工具另存为 BPMN 2.0", "Save it as BPMN 2.0 from the tool that drew it"),
        Error("WG2922", "图里只有环节、排他网关、并行网关、开始和结束", "A diagram holds tasks, exclusive and parallel gateways, starts and ends only", "改画成这几种，或者手写这一部分", "Draw it with these, or write that part by hand"),
        Error("WG2923", "图的分支成块：分开的又汇合", "Branches of a diagram are blocks: what parts comes together again", "让每个分支汇合到同一处", "Let all branches come together at one place"),
        Warning("WG2924", "图里的条件改写成表单字段的条件", "Conditions of a diagram become guards on fields of the form", "写成 字段 == '值'", "Write field == 'value'"),
        Error("WG2912", "清单里的时限有单位", "Limits of a list have a unit", "核对是工作日还是自然日", "See whether working or natural days are meant"),
    ];

    private static RuleNote Error(string code, string zh, string en, string mendZh, string mendEn, string? basis = null) =>
        new(code, Severity.Error, new Text(zh, en), new Text(mendZh, mendEn), basis);

    private static RuleNote Warning(string code, string zh, string en, string mendZh, string mendEn, string? basis = null) =>
        new(code, Severity.Warning, new Text(zh, en), new Text(mendZh, mendEn), basis);
}
