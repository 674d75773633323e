import { useFoundPlaces } from '../../data/index.ts'
import { type FoundPlace, PlaceField as SearchField } from '../../ui/place-field.tsx'
import { t } from '../desk-text.ts'

export type Place = Pick<FoundPlace, 'city' | 'country' | 'zone'> & { readonly region?: string | null }

interface PlaceFieldProps {
  readonly hint?: string | undefined
  /** The place until another is picked. */
  readonly known?: string | undefined
  readonly onPick: (place: Place | undefined) => void
  readonly fault: string | undefined
}
/** City search without a network: country, region and zone follow from the city. */
export const PlaceField = ({ hint, known, onPick, fault }: PlaceFieldProps) => (
  <SearchField
    label={t('form.city')}
    hint={hint}
    fault={fault}
    known={known}
    none={t('form.city_none')}
    useFound={useFoundPlaces}
    onPick={onPick}
  />
)
