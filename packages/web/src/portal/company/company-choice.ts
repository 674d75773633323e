import { addressOf, type Company, type Here, type OwnPortals } from '../own/where-i-belong.ts'

const slot = 'mainstay.company'

/** This tab is for a company; the tab that was touched last says which one a new tab is for. */
export const rememberCompany = (id: string) => {
  sessionStorage.setItem(slot, id)
  localStorage.setItem(slot, id)
}
export const forgetCompany = () => {
  sessionStorage.removeItem(slot)
  localStorage.removeItem(slot)
}
/** What this tab was for, and what was used last. */
export const rememberedCompanies = (): readonly (string | null)[] => [
  sessionStorage.getItem(slot),
  localStorage.getItem(slot),
]

/** A link opened from this tab, in another one, is for the same company. */
export const followTouches = () => {
  const touch = () => {
    const here = sessionStorage.getItem(slot)
    if (here !== null) localStorage.setItem(slot, here)
  }
  addEventListener('focus', touch)
  addEventListener('pointerdown', touch)
  return () => {
    removeEventListener('focus', touch)
    removeEventListener('pointerdown', touch)
  }
}

/** Goes over to another company, in its own portal if it has one, on a page that knows nothing of this one. */
export const goTo = ({ id, code }: Company, portals: OwnPortals, here: Here) => {
  rememberCompany(id)
  const portal = portals.find(({ accountId }) => accountId === id)
  const to = portal === undefined ? '' : addressOf(portal, here)
  // another host remembers nothing of this one
  location.assign(to.startsWith('/') || to === '' ? `${to}/` : `${to}/?account=${code}`)
}
