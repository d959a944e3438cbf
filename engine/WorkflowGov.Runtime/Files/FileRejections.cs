using WorkflowGov.Core;
using WorkflowGov.Core.Cases;

namespace WorkflowGov.Runtime.Files;

/// <summary>Refusals around files: WG592x.</summary>
public static class FileRejections
{
    internal static Rejection NotUploaded(string sha256) => new(
        "WG5921", RejectionKind.Invalid,
        new Text($"没有摘要为 {sha256} 的文件；请先上传（POST /api/v1/files），再引用它的 SHA-256", $"There is no file with the digest {sha256}: upload it first (POST /api/v1/files), then refer to its SHA-256"),
        null, "materials.files");

    internal static Rejection Kind() => new(
        "WG5922", RejectionKind.Invalid,
        new Text("文件内容不是 PDF、JPEG、PNG、OFD 或者不含宏的 DOCX；文件名不作数", "The content is no PDF, JPEG, PNG, OFD or DOCX without macros; the name does not count"));

    internal static Rejection TooLarge(long megabytes) => new(
        "WG5923", RejectionKind.Invalid,
        new Text($"文件超过 {megabytes} MB", $"The file exceeds {megabytes} MB"));

    /// <summary>There is no such upload.</summary>
    /// <param name="id">Its identifier.</param>
    /// <returns>The refusal.</returns>
    public static Rejection NoUpload(Guid id) => new(
        "WG5924", RejectionKind.NotFound,
        new Text($"没有上传 {id}：可能已完成、已取消或者久未继续而清除", $"There is no upload {id}: it may be complete, cancelled, or removed because it did not go on"), null, "id");

    internal static Rejection Offset(long received) => new(
        "WG5925", RejectionKind.Conflict,
        new Text($"已收到 {received} 字节，请从该处继续（HEAD 可查）", $"{received} bytes were received: go on from there (ask with HEAD)"), null, "Upload-Offset");

    internal static Rejection Length(long expected, long received) => new(
        "WG5926", RejectionKind.Invalid,
        new Text($"声明 {expected} 字节，实际 {received} 字节", $"{expected} bytes were announced, {received} received"), null, "Upload-Length");

    /// <summary>There is no such file for the reader.</summary>
    /// <param name="sha256">Its digest.</param>
    /// <returns>The refusal.</returns>
    public static Rejection NoFile(string sha256) => new(
        "WG5927", RejectionKind.NotFound,
        new Text($"没有您可以查看的文件 {sha256}", $"There is no file {sha256} that you may read"), null, "sha256");

    /// <summary>There is no such case for the reader.</summary>
    /// <param name="number">办件编号.</param>
    /// <returns>The refusal.</returns>
    public static Rejection NoCase(CaseNumber number) => new(
        "WG5928", RejectionKind.NotFound,
        new Text($"没有您可以查看文件的办件 {number}", $"There is no case {number} whose files you may read"), null, "number");

    internal static Rejection Quota(int megabytes) => new(
        "WG5930", RejectionKind.Conflict,
        new Text($"24 小时内最多上传 {megabytes} MB，请稍后再传", $"At most {megabytes} MB may be uploaded within 24 hours: go on later"));

    internal static Rejection Infected(string found) => new(
        "WG5935", RejectionKind.Invalid,
        new Text($"查毒发现“{found}”，文件没有保存", $"The virus scanner found '{found}'; the file was not kept"));

    internal static Rejection NotScreened() => new(
        "WG5936", RejectionKind.Conflict,
        new Text("暂时不能查毒，文件没有保存；请稍后再传", "The virus scanner does not answer and the file was not kept: send it again later"));

    internal static Rejection Name() => new(
        "WG5929", RejectionKind.Invalid,
        new Text("请用 name 参数给出文件名，最长 200 个字符，不含路径", "Name the file with the parameter 'name': 200 characters at most, no path"), null, "name");
}
