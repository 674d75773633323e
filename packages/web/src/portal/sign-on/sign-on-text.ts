import { createText } from '../../ui/text/translate.ts'

export const t = createText({
  'own.heading': 'Single sign-on',
  'company.heading': 'How {company} signs in',
})
