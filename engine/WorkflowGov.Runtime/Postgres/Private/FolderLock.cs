using System.Diagnostics;
using WorkflowGov.Core;

namespace WorkflowGov.Runtime.Postgres.Private;

/// <summary>Two programs that start in the same moment take turns. The lock is the kernel's: a killed holder frees it.</summary>
internal sealed class FolderLock : IAsyncDisposable
{
    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    public static async Task<FolderLock> TakeAsync(string path, TimeSpan patience, CancellationToken cancellation)
    {
        for (var since = Stopwatch.StartNew(); ;)
        {
            try
            {
                return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (since.Elapsed < patience)
            {
                await Task.Delay(50, cancellation);
            }
            catch (IOException e)
            {
                throw new PrivatePostgresException(new Text($"另一个程序一直占用 {path}：{e.Message}", $"Another program keeps {path}: {e.Message}"));
            }
            catch (UnauthorizedAccessException)
            {
                throw new PrivatePostgresException(new Text(
                    $"没有权限写 {path}；请换一个账户，或者用 WORKFLOWGOV_DATA 指定别的文件夹", $"No permission to write {path}; use another account or name a folder in WORKFLOWGOV_DATA"));
            }
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
