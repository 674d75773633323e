export type AccountLetterKind =
  | 'contact_ended'
  | 'contact_end_planned'
  | 'contact_end_dropped'
  | 'primary_changed'
  | 'primary_moved'
  | 'primary_planned'
  | 'primary_plan_dropped'
  | 'deputy_named'
  | 'deputy_stepped_in'
  | 'training_handed_in'
  | 'training_decided'
  | 'request_considered'
  | 'request_planned'
  | 'request_begun'
  | 'request_shipped'
  | 'request_refused'
  | 'session_offered'
  | 'session_declined'
  | 'session_booked'
  | 'session_moved'
  | 'session_cancelled'
  | 'session_minutes'
  | 'report_issued'
  | 'session_contested'
  | 'session_settled'
  | 'action_due'
  | 'action_overdue'
  | 'bundle_received'
  | 'assessment_published'
  | 'assessment_corrected'
  | 'finding_due'
  | 'finding_overdue'
  | 'finding_back'
  | 'request_held'
  | 'request_unseen'
  | 'agreement_amended'
  | 'version_ending'
  | 'hotfix_issued'
  | 'agreement_ending'
  | 'grace_granted'
  | 'contacts_above'
  | 'stay_ending'
  | 'contact_rested'
  | 'joining_asked'
  | 'accounts_joined'
  | 'joining_ended'
  | 'advisory_published'
  | 'advisory_updated'
  | 'advisory_withdrawn'
  | 'engagement_late'
  | 'engagement_lapsed'
  | 'engagement_skipped'
  | 'engagement_contested'
  | 'engagement_settled'

/** What a letter about an account may say. Times come as words, in the reader's zone. */
export interface AccountFacts {
  readonly account: string
  /** Who did it, by name; absent when the desk did. */
  readonly by?: string | undefined
  /** The contact whom it is about, by name. */
  readonly subject?: string | undefined
  /** Whether that is the reader. */
  readonly isReader: boolean
  readonly at: string
  /** What the event says, each as words. */
  readonly values: Readonly<Record<string, string>>
  /** The address behind a path of the portal; staff are led to the account. */
  readonly link: (path: string) => string
  readonly zone: string
}
