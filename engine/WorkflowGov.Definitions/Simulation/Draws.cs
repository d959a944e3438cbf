namespace WorkflowGov.Definitions.Simulation;

/// <summary>
/// Chance that is the same on every machine and in every run: SplitMix64 (Steele, Lea, Flood 2014), a stream for each
/// thing that is left to chance, named by what it is and not by when it is asked. So the n-th application of an item
/// brings the same work whatever the staff, and plans are compared with common random numbers. Logarithms are made of
/// IEEE operations alone: a library's may differ in the last bit from one platform to the next.
/// </summary>
internal struct Draws
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong state;

    private Draws(ulong state) => this.state = state;

    /// <summary>The stream of a thing.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="run">Which repetition.</param>
    /// <param name="item">Which item.</param>
    /// <param name="number">Which application of it, from 1; 0 = their arrivals.</param>
    /// <param name="purpose">What of it: step, visit and what is drawn.</param>
    public static Draws Of(ulong seed, int run, int item, int number, int purpose)
    {
        unchecked
        {
            var key = Mix(seed + Golden);
            key = Mix(key ^ (uint)run);
            key = Mix(key ^ (((ulong)(uint)item << 32) | (uint)number));
            return new Draws(Mix(key ^ (uint)purpose));
        }
    }

    /// <summary>A number in (0, 1), 53 bits of it drawn.</summary>
    public double Next()
    {
        unchecked
        {
            state += Golden;
        }

        return ((Mix(state) >> 11) + 0.5) * (1.0 / (1UL << 53));
    }

    /// <summary>A number with the exponential distribution of mean 1.</summary>
    public double NextExponential() => -Ln(Next());

    /// <summary>A number with an Erlang distribution of mean 1: the mean of so many exponential ones.</summary>
    /// <param name="phases">How many; the deviation is 1/√phases of the mean.</param>
    public double NextErlang(int phases)
    {
        var product = 1.0;
        for (var i = 0; i < phases; i++)
            product *= Next();
        return -Ln(product) / phases;
    }

    /// <summary>The natural logarithm by its series in (m-1)/(m+1), m the mantissa near 1.</summary>
    internal static double Ln(double x)
    {
        const double ln2 = 0.693147180559945309417232;
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)((bits >> 52) & 0x7FF) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (mantissa > 1.4142135623730951)
        {
            mantissa *= 0.5;
            exponent++;
        }

        var s = (mantissa - 1) / (mantissa + 1);
        var square = s * s;
        var sum = 0.0;
        for (var k = 23; k >= 1; k -= 2)
            sum = (sum * square) + (1.0 / k);
        return (2 * s * sum) + (exponent * ln2);
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
