interface Company {
  readonly id: string
  readonly code: string
}

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

/** The company that an address names: `?account=BETA`, or the number of a ticket. */
export const codeIn = (address: string) => {
  const { pathname, searchParams } = new URL(address, 'http://here')
  return /\/tickets\/([A-Z0-9]{2,8})-\d+$/u.exec(pathname)?.[1] ?? searchParams.get('account') ?? undefined
}

/** For which of her companies somebody is here: the one that the address names, else this tab’s, the last used, the first. */
export const companyFor = <C extends Company>(companies: readonly C[], address: string): C => {
  const code = codeIn(address)
  const named = companies.find((one) => one.code === code)
  const kept = [sessionStorage.getItem(slot), localStorage.getItem(slot)]
  const company = named ?? kept.flatMap((id) => companies.find((one) => one.id === id) ?? [])[0] ?? companies[0]
  if (company === undefined) throw new Error('a contact speaks for some company')
  return company
}

/** Goes over to another company, where its portal stands, on a page that knows nothing of this one. */
export const goTo = ({ id, code }: Company, portal: string) => {
  rememberCompany(id)
  location.assign(`${portal}/?account=${code}`)
}
