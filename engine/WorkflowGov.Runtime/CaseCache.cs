using Microsoft.Extensions.Caching.Memory;
using WorkflowGov.Core.Cases;

namespace WorkflowGov.Runtime;

/// <summary>Cases this server wrote last, so that the next command on them needs no read. May be old, never wrong.</summary>
internal sealed class CaseCache
{
    private const int CasesMax = 20_000;

    private readonly MemoryCache cases = new(new MemoryCacheOptions { SizeLimit = CasesMax });

    public StoredCase? Find(CaseNumber number) => cases.Get<StoredCase>(number);

    public void Keep(CaseNumber number, StoredCase stored)
    {
        if (stored.Case.IsClosed)
            cases.Remove(number);
        else
            cases.Set(number, stored, new MemoryCacheEntryOptions { Size = 1 });
    }
}
