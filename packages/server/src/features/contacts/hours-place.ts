import type { MandateRow } from './queries.ts'

/** From where business hours follow. */
export interface HoursPlace {
  readonly city: string
  readonly country: string
  readonly region: string | null
  readonly zone: string
}

/** A contact's own place. */
export const placeOf = ({ city, country, region, zone }: MandateRow): HoursPlace => ({ city, country, region, zone })

/** From where the hours follow while this contact is the primary: her own place, or the one they stayed at (policy 7.5). */
export const hoursPlaceOf = (primary: MandateRow): HoursPlace & { readonly isKept: boolean } => {
  const kept = primary.kept_place as HoursPlace | null
  return kept === null ? { ...placeOf(primary), isKept: false } : { ...kept, isKept: true }
}
