import type { ScopeFacts, ScopeQuestion, ScopeRules } from './types.ts'

type Asking = Pick<ScopeFacts, 'platforms' | 'customisations'>
type Kind = NonNullable<ScopeQuestion['kinds']>[number]

const matters = ({ when }: ScopeQuestion, { platforms, customisations }: Asking): boolean => {
  switch (when) {
    case 'always':
      return true
    case 'customised':
      return customisations === 'declared'
    case 'cloud_services':
      return platforms.some(({ kind }) => kind === 'cloud_service')
  }
}

/** The questions that could change the verdict for this installation and this kind of ticket; none of them must be answered. */
export const askedAboutScope = (rules: ScopeRules, facts: Asking, kind?: Kind): readonly ScopeQuestion[] =>
  rules.questions.filter(
    (question) =>
      (kind === undefined || question.kinds === undefined || question.kinds.includes(kind)) && matters(question, facts),
  )
