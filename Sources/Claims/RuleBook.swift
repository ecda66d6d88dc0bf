/// All extraction rules, family by family.
public enum RuleBook {
  public static let rules: [Rule] =
    NamingRules.all + PostRules.all + MeetingRules.all + VisitRules.all + ParticipationRules.all
    + AgreementRules.all + PairingRules.all + MeasureRules.all
}
