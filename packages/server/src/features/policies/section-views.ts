import type { OutputOf } from '@mainstay/contracts/endpoint'
import type { getPolicyEndpoint } from '@mainstay/contracts/policies'
import type { renderSections } from '@mainstay/policy/document'

type View = OutputOf<typeof getPolicyEndpoint>['sections']

/** Rendered prose as it travels. */
export const sectionViews = (sections: ReturnType<typeof renderSections>): View =>
  sections.map(({ children, paragraphs, ...section }) => ({
    ...section,
    paragraphs: [...paragraphs],
    children: children.map((clause) => ({ ...clause, paragraphs: [...clause.paragraphs] })),
  }))
