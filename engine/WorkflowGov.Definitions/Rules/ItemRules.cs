using System.Collections.Immutable;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Rules;

/// <summary>All rules on one item, written down so that a reader can see them.</summary>
internal static class ItemRules
{
    public static readonly ImmutableArray<IItemRule> All =
    [
        new CodeAgreesWithFields(),
        new HeadingIsNoItem(),
        new PlaceFitsAuthority(),
        new HandlingSerialCounts(),
        new BasisNamesLaw(),
        new LicensingCitesArticle(),
        new BasisOnce(),
        new AudienceOnce(),
        new OneVisitAtMost(),
        new LicensingGivesDocument(),
        new LicenceLibraryTakesDocuments(),
        new ValidityIsLong(),
        new HandedPowerSaysHow(),
        new LowConfidenceSaysWhy(),
        new EffectiveDateIsReal(),
        new NameReadsWell(),
        new FeeNamesBasis(),
        new ConditionsOnce(),
        new ConditionsHaveNoCatchAll(),
        new ConditionsAreStatements(),

        new NothingWithoutAcceptance(),
        new IntakeApartFromReview(),
        new SupervisorsDoNotHandle(),
        new WindowHandsOut(),
        new OfficersEnough(),
        new SpecialStatesGround(),
        new GroundIsInLaw(),
        new GroundFitsReview(),
        new SpecialTimeIsAnnounced(),
        new DecisionCanGrantAndRefuse(),
        new EveryStepGoesOn(),
        new OutcomesFitKind(),
        new PostCheckCanRevoke(),
        new ReviewStatesMethod(),
        new ReviewHasCriteria(),
        new CriteriaAreStatements(),
        new CriteriaOnce(),
        new CriteriaHaveNoCatchAll(),
        new ReviewerDoesNotDecide(),
        new NotByLooksBack(),
        new DeliveryFollowsDecision(),
        new StepsInOrder(),
        new MainStepsAlwaysHappen(),
        new NoReturnOverDecision(),
        new NoReturnToAcceptance(),
        new AutomaticOnlyWhenInstant(),
        new IntakeLooksAtForm(),
        new ReviewBeforeDecision(),
        new LicenceHasFiveSteps(),
        new AuthorityDecides(),
        new ConsultationAsksOthers(),
        new TitlesOnce(),
        new StepGuardsMatter(),
        new EveryWayCanBeTaken(),
        new DeciderIsNotHandler(),
        new SilenceOnlyWhenConsulted(),
        new SigningBySeveral(),
        new NoticeFitsStep(),

        new MaterialsHaveNoCatchAll(),
        new MaterialNameIsOneThing(),
        new MaterialNamesOnce(),
        new SharedMaterialByKey(),
        new PaperOnlyWhenNoLicence(),
        new CopiesFitForm(),
        new OneOriginal(),
        new MaterialsHaveChecks(),
        new ChecksAreStatements(),
        new ChecksOnce(),
        new MaterialGuardsMatter(),
        new SomeMaterialIsMain(),
        new PersonalFieldsAreMarked(),
        new FieldLabelsOnce(),
        new FieldBoundsMakeSense(),
        new GuardFieldsAreFilledIn(),

        new PromiseWithinStatute(),
        new PromiseHoldsOverHolidays(),
        new StepsWithinPromise(),
        new InstantMeansAtOnce(),
        new LicensingHasStatutoryLimit(),
        new InstantStepsAtOnce(),
        new AcceptanceWithinLaw(),
        new DeliveryWithinLaw(),
        new ExtensionNeedsStatute(),
        new ExtensionIsShorter(),
        new LimitBasisFits(),
        new GroundsNameLaw(),
        new StepsTakeTime(),
        new RenewalEndsWithLicence(),
    ];

    public static IEnumerable<Finding> Of(ReadItem read, SharedFiles shared)
    {
        var subject = new RuleSubject(read, shared);
        return All.SelectMany(r => r.Check(subject));
    }
}
