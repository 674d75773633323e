import { beforeEach, expect, it, vi } from 'vitest'
import { codeIn, companyFor, rememberCompany } from './company-choice.ts'

const acme = { id: 'acc_1', code: 'ACME' }
const beta = { id: 'acc_2', code: 'BETA' }
const companies = [acme, beta]

const store = () => {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  }
}
beforeEach(() => {
  vi.stubGlobal('sessionStorage', store())
  vi.stubGlobal('localStorage', store())
})

it('a link to a ticket, and a link from a mail, are for the company they name', () => {
  expect(codeIn('/tickets/BETA-12')).toBe('BETA')
  expect(codeIn('/p/beta/tickets/BETA-12#message')).toBe('BETA')
  expect(codeIn('/team?account=BETA')).toBe('BETA')
  expect(codeIn('/tickets/new')).toBeUndefined()
  rememberCompany(acme.id)
  expect(companyFor(companies, '/tickets/BETA-12')).toBe(beta)
})
it('else the tab decides, then the last use, then the first company', () => {
  expect(companyFor(companies, '/')).toBe(acme)
  localStorage.setItem('mainstay.company', beta.id)
  expect(companyFor(companies, '/')).toBe(beta)
  sessionStorage.setItem('mainstay.company', acme.id)
  expect(companyFor(companies, '/')).toBe(acme)
})
it('a company that is hers no more is not chosen, neither by memory nor by an address', () => {
  rememberCompany('acc_gone')
  expect(companyFor(companies, '/tickets/GONE-1')).toBe(acme)
})
