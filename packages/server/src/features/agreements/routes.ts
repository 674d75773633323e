import {
  amendAgreementEndpoint,
  createAgreementEndpoint,
  listAgreementsEndpoint,
  recordValueEndpoint,
  signAnnexEndpoint,
} from '@mainstay/contracts/accounts'
import {
  checkAnnexEndpoint,
  grantGraceEndpoint,
  previewAgreementEndpoint,
  previewAmendmentEndpoint,
} from '@mainstay/contracts/agreements'
import { chooseWhoStaysEndpoint, getStayEndpoint } from '@mainstay/contracts/stays'
import { type Route, serve } from '../../platform/http/route.ts'
import { amendAgreement } from './amend-agreement.ts'
import { checkAnnex } from './check-annex.ts'
import { chooseWhoStays } from './choose-who-stays.ts'
import { createAgreement } from './create-agreement.ts'
import { getStay } from './get-stay.ts'
import { grantGrace } from './grant-grace.ts'
import { listAgreements } from './list-agreements.ts'
import type { PreviewParts } from './ports.ts'
import { previewAgreement } from './preview-agreement.ts'
import { previewAmendment } from './preview-amendment.ts'
import { recordValue } from './record-value.ts'
import { signAnnex } from './sign-annex.ts'

export const agreementRoutes = (parts: PreviewParts): readonly Route[] => [
  serve(listAgreementsEndpoint, listAgreements),
  serve(createAgreementEndpoint, createAgreement),
  serve(amendAgreementEndpoint, amendAgreement),
  serve(recordValueEndpoint, recordValue),
  serve(signAnnexEndpoint, signAnnex),
  serve(grantGraceEndpoint, grantGrace),
  serve(getStayEndpoint, getStay),
  serve(chooseWhoStaysEndpoint, chooseWhoStays),
  // what-ifs run in a transaction that cannot write
  serve(previewAmendmentEndpoint, previewAmendment(parts), { unit: 'read' }),
  serve(previewAgreementEndpoint, previewAgreement(parts), { unit: 'read' }),
  serve(checkAnnexEndpoint, checkAnnex, { unit: 'read' }),
]
