import {
  addContactEndpoint,
  changeContactEndpoint,
  dropEndEndpoint,
  endContactEndpoint,
  listContactsEndpoint,
  listPastContactsEndpoint,
  searchPlacesEndpoint,
  swapContactEndpoint,
} from '@mainstay/contracts/accounts'
import { changePlaceEndpoint, setAbsenceEndpoint } from '@mainstay/contracts/primaries'
import { mailAgainEndpoint } from '@mainstay/contracts/told'
import { type Route, serve } from '../../platform/http/route.ts'
import { addContact } from './add-contact.ts'
import { changeContact } from './change-contact.ts'
import { changePlace } from './change-place.ts'
import { endContact } from './end-contact.ts'
import { listContacts } from './list-contacts.ts'
import { listPastContacts } from './list-past-contacts.ts'
import { mailAgain } from './mail-again.ts'
import { dropEnd } from './plan-end.ts'
import type { SeatsOf } from './ports.ts'
import { searchPlaces } from './search-places.ts'
import { setAbsence } from './set-absence.ts'
import { swapContact } from './swap-contact.ts'

export const contactRoutes = (seatsOf: SeatsOf): readonly Route[] => [
  serve(listContactsEndpoint, listContacts(seatsOf)),
  serve(listPastContactsEndpoint, listPastContacts),
  serve(addContactEndpoint, addContact(seatsOf)),
  serve(changeContactEndpoint, changeContact),
  serve(endContactEndpoint, endContact),
  serve(dropEndEndpoint, dropEnd),
  serve(swapContactEndpoint, swapContact),
  serve(searchPlacesEndpoint, searchPlaces),
  serve(mailAgainEndpoint, mailAgain),
  serve(setAbsenceEndpoint, setAbsence),
  serve(changePlaceEndpoint, changePlace),
]
