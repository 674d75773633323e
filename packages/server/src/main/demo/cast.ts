type Role = 'engineer' | 'lead' | 'tam' | 'product' | 'admin' | 'auditor'

export interface StaffPart {
  readonly key: string
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly headOfSupport?: true
  readonly city: string
  readonly country: string
  readonly zone: string
}
/** The vendor's people, in four regions. */
export const staffParts: readonly StaffPart[] = [
  {
    key: 'bo',
    name: 'Bo Lindqvist',
    email: 'bo@northlight.example',
    roles: ['engineer'],
    city: 'Gdańsk',
    country: 'PL',
    zone: 'Europe/Warsaw',
  },
  {
    key: 'ida',
    name: 'Ida Berg',
    email: 'ida@northlight.example',
    roles: ['lead', 'engineer', 'admin'],
    headOfSupport: true,
    city: 'Berlin',
    country: 'DE',
    zone: 'Europe/Berlin',
  },
  {
    key: 'omar',
    name: 'Omar Haddad',
    email: 'omar@northlight.example',
    roles: ['engineer', 'lead'],
    city: 'New York',
    country: 'US',
    zone: 'America/New_York',
  },
  {
    key: 'priya',
    name: 'Priya Nair',
    email: 'priya@northlight.example',
    roles: ['engineer', 'lead'],
    city: 'Singapore',
    country: 'SG',
    zone: 'Asia/Singapore',
  },
  {
    key: 'marta',
    name: 'Marta Ruiz',
    email: 'marta@northlight.example',
    roles: ['tam'],
    city: 'São Paulo',
    country: 'BR',
    zone: 'America/Sao_Paulo',
  },
  {
    key: 'lena',
    name: 'Lena Fischer',
    email: 'lena@northlight.example',
    roles: ['engineer', 'product'],
    city: 'Berlin',
    country: 'DE',
    zone: 'Europe/Berlin',
  },
]

export interface ContactPart {
  readonly key: string
  readonly name: string
  readonly email: string
  readonly city: string
  readonly country: string
  readonly zone: string
  readonly trainedOn?: string
  readonly role?: 'observer'
  /** Codes of other accounts that she speaks for too: a consultant. */
  readonly alsoFor?: readonly string[]
}
export interface AccountPart {
  readonly code: string
  readonly name: string
  readonly manager: string
  readonly tam?: string
  readonly orderForm: string
  readonly plan: 'standard' | 'premium'
  readonly addOns: readonly string[]
  /** Days before today that the agreement began; it runs for a year. */
  readonly startedDaysAgo: number
  readonly annex?: Readonly<Record<string, unknown>>
  /** Order form of the year after: the agreement goes on. */
  readonly renewedBy?: string
  /** Special terms, as YAML, that wait for a second signature. */
  readonly annexToSign?: string
  /** The first is the primary contact: her place gives the account its hours. */
  readonly contacts: readonly ContactPart[]
  readonly environments: readonly {
    readonly name: string
    readonly productVersion: string
    readonly platform: string
    readonly isProduction: boolean
  }[]
}
const chicago = { city: 'Chicago', country: 'US', zone: 'America/Chicago' }
const berlin = { city: 'Berlin', country: 'DE', zone: 'Europe/Berlin' }
const singapore = { city: 'Singapore', country: 'SG', zone: 'Asia/Singapore' }
const warsaw = { city: 'Warsaw', country: 'PL', zone: 'Europe/Warsaw' }
const saoPaulo = { city: 'São Paulo', country: 'BR', zone: 'America/Sao_Paulo' }

/** Five customers: two Standard, two Premium, one Premium with an account manager and special terms. */
export const accountParts: readonly AccountPart[] = [
  {
    code: 'ACME',
    name: 'Acme Rail',
    manager: 'ida',
    orderForm: 'NL-20881',
    plan: 'standard',
    addOns: [],
    startedDaysAgo: 281,
    contacts: [
      { key: 'dana', name: 'Dana Whitfield', email: 'dana@acme-rail.example', ...chicago, trainedOn: '2026-03-04' },
      { key: 'ana', name: 'Ana Kovač', email: 'ana@acme-rail.example', ...berlin, trainedOn: '2026-03-18' },
      { key: 'ben', name: 'Ben Okafor', email: 'ben@acme-rail.example', ...chicago },
      { key: 'rosa', name: 'Rosa Lindholm', email: 'rosa@acme-rail.example', ...chicago, role: 'observer' },
    ],
    environments: [
      { name: 'acme-prod', productVersion: '9.2.1', platform: 'RHEL 9 · AWS', isProduction: true },
      { name: 'acme-staging', productVersion: '8.4.6', platform: 'RHEL 9 · AWS', isProduction: false },
      { name: 'depot-lab', productVersion: '7.6.2', platform: 'Ubuntu 20.04 · own machines', isProduction: false },
    ],
  },
  {
    code: 'HELIO',
    name: 'Helio Bank',
    manager: 'marta',
    tam: 'marta',
    orderForm: 'NL-20417',
    renewedBy: 'NL-24102',
    plan: 'premium',
    addOns: ['tam'],
    startedDaysAgo: 281,
    annex: {
      format: 'mainstay-annex/1',
      orderForm: 'NL-20417',
      clauses: [
        { id: 'A1', title: 'Faster answer to P0', text: 'The first answer to a P0 comes within 15 minutes.' },
        { id: 'A2', title: 'More contacts', text: 'Helio Bank names up to ten technical contacts.' },
        { id: 'A3', title: 'Weekly call', text: 'The regular call is held every week.' },
      ],
      terms: {
        seats: { is: 10, clause: 'A2' },
        targets: { first_response: { P0: { is: '15m', clause: 'A1' } } },
        cadences: { regular_call: { is: '1 a week', clause: 'A3' } },
      },
    },
    contacts: [
      { key: 'katrin', name: 'Katrin Vogel', email: 'katrin@helio-bank.example', ...berlin, trainedOn: '2024-03-12' },
      { key: 'jonas', name: 'Jonas Richter', email: 'jonas@helio-bank.example', ...berlin, trainedOn: '2024-03-12' },
      {
        key: 'aiko',
        name: 'Aiko Mori',
        email: 'aiko@helio-bank.example',
        city: 'Tokyo',
        country: 'JP',
        zone: 'Asia/Tokyo',
        trainedOn: '2025-09-02',
      },
      {
        key: 'samuel',
        name: 'Samuel Osei',
        email: 'samuel@helio-bank.example',
        city: 'London',
        country: 'GB',
        zone: 'Europe/London',
        trainedOn: '2026-01-20',
      },
      { key: 'lucia', name: 'Lucía Peña', email: 'lucia@helio-bank.example', ...berlin },
    ],
    environments: [
      { name: 'prod-ffm', productVersion: '9.2.1', platform: 'RHEL 9 · own machines', isProduction: true },
      { name: 'prod-dr', productVersion: '8.4.6', platform: 'RHEL 9 · own machines', isProduction: true },
      { name: 'staging', productVersion: '9.3.0-rc1', platform: 'RHEL 9 · own machines', isProduction: false },
    ],
  },
  {
    code: 'KITE',
    name: 'Kite Logistics',
    manager: 'priya',
    orderForm: 'NL-20533',
    plan: 'premium',
    addOns: [],
    startedDaysAgo: 190,
    contacts: [
      {
        key: 'wei',
        name: 'Wei Ling Tan',
        email: 'weiling@kite-logistics.example',
        ...singapore,
        trainedOn: '2026-05-21',
      },
      {
        key: 'arjun',
        name: 'Arjun Menon',
        email: 'arjun@kite-logistics.example',
        ...singapore,
        trainedOn: '2026-06-11',
      },
      {
        key: 'nadia',
        name: 'Nadia Rahman',
        email: 'nadia@kite-logistics.example',
        city: 'Jakarta',
        country: 'ID',
        zone: 'Asia/Jakarta',
      },
    ],
    environments: [
      { name: 'sg-prod', productVersion: '9.2.0', platform: 'Debian 12 · Google Cloud', isProduction: true },
      { name: 'sg-test', productVersion: '9.2.1', platform: 'Debian 12 · Google Cloud', isProduction: false },
    ],
  },
  {
    code: 'WISLA',
    name: 'Wisła Freight',
    manager: 'ida',
    orderForm: 'NL-21002',
    plan: 'standard',
    addOns: [],
    startedDaysAgo: 120,
    contacts: [
      {
        key: 'tomasz',
        name: 'Tomasz Zieliński',
        email: 'tomasz@wisla-freight.example',
        ...warsaw,
        trainedOn: '2026-08-05',
      },
      { key: 'agata', name: 'Agata Nowak', email: 'agata@wisla-freight.example', ...warsaw },
      {
        key: 'nina',
        name: 'Nina Baumann',
        email: 'nina@baumann-advice.example',
        ...berlin,
        trainedOn: '2026-07-02',
        alsoFor: ['AURORA'],
      },
    ],
    environments: [
      { name: 'waw-prod', productVersion: '9.1.4', platform: 'Ubuntu 24.04 · own machines', isProduction: true },
    ],
  },
  {
    code: 'AURORA',
    name: 'Aurora Varejo',
    manager: 'omar',
    orderForm: 'NL-20760',
    annexToSign: `format: mainstay-annex/1
orderForm: NL-20760-B
clauses:
  - id: A1
    title: Answers to P2
    text: The first answer to a P2 comes within 90 minutes.
terms:
  targets:
    first_response:
      P2: { is: 90m, clause: A1 }
`,
    plan: 'premium',
    addOns: [],
    startedDaysAgo: 238,
    contacts: [
      {
        key: 'camila',
        name: 'Camila Duarte',
        email: 'camila@aurora-varejo.example',
        ...saoPaulo,
        trainedOn: '2026-04-15',
      },
      {
        key: 'rafael',
        name: 'Rafael Moreira',
        email: 'rafael@aurora-varejo.example',
        ...saoPaulo,
        trainedOn: '2026-04-15',
      },
    ],
    environments: [
      { name: 'loja-prod', productVersion: '9.2.1', platform: 'RHEL 9 · Azure', isProduction: true },
      { name: 'loja-hml', productVersion: '9.2.1', platform: 'RHEL 9 · Azure', isProduction: false },
    ],
  },
]
