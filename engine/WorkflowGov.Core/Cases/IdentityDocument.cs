namespace WorkflowGov.Core.Cases;

/// <summary>身份证件: by which document a person or body is identified.</summary>
public enum IdentityDocument
{
    /// <summary>居民身份证, also 港澳台居民居住证: date and check digit (GB 11643).</summary>
    ResidentId,

    /// <summary>统一社会信用代码: both check digits (GB 32100).</summary>
    Uscc,

    /// <summary>护照: by form only.</summary>
    Passport,

    /// <summary>港澳居民来往内地通行证: by form only.</summary>
    HongKongMacaoPermit,

    /// <summary>台湾居民来往大陆通行证: by form only.</summary>
    TaiwanPermit,
}
