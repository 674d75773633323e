import { createText } from '../../ui/text/translate.ts'

/** Words of the switch between the companies of one person. */
const companyText = {
  'company.switch': 'You are here for {name}. Go to another company',
  'company.choose': 'You are here for',
  'company.primary': 'primary contact',
  'company.contact': 'technical contact',
  'company.observer': 'can read',
} as const

export const t = createText(companyText)
