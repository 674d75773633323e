import {
  amendAgreementEndpoint,
  createAgreementEndpoint,
  listAgreementsEndpoint,
  signAnnexEndpoint,
} from '@mainstay/contracts/accounts'
import { serve } from '../../platform/http/route.ts'
import { amendAgreement } from './amend-agreement.ts'
import { createAgreement } from './create-agreement.ts'
import { listAgreements } from './list-agreements.ts'
import { signAnnex } from './sign-annex.ts'

export const agreementRoutes = [
  serve(listAgreementsEndpoint, listAgreements),
  serve(createAgreementEndpoint, createAgreement),
  serve(amendAgreementEndpoint, amendAgreement),
  serve(signAnnexEndpoint, signAnnex),
]
