import type { SecretKind } from '../kinds.ts'

/** The same letters each time, never a real secret: a small generator in place of literals. */
const lettersFrom = (seed: number, length: number, alphabet: string): string => {
  let state = seed
  return Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return alphabet[Math.floor((state / 2_147_483_648) * alphabet.length)] ?? ''
  }).join('')
}
const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const alnum = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const hex = '0123456789abcdef'
const word = (seed: number, length = 24): string => lettersFrom(seed, length, alnum)

const pem = (what: string, seed: number): string =>
  [
    `-----BEGIN ${what}-----`,
    ...[1, 2, 3].map((line) => lettersFrom(seed + line, 64, `${alnum}+/`)),
    `-----END ${what}-----`,
  ].join('\n')

export interface Planted {
  readonly kind: SecretKind
  readonly secret: string
}
const planted = (kind: SecretKind, secret: string): Planted => ({ kind, secret })

/** By the name that the files below plant it under. */
export const plantedSecrets: Readonly<Record<string, Planted>> = {
  pemRsa: planted('private_key', pem('RSA PRIVATE KEY', 1)),
  pemSsh: planted('private_key', pem('OPENSSH PRIVATE KEY', 2)),
  pemEncrypted: planted('private_key', pem('ENCRYPTED PRIVATE KEY', 3)),
  pgp: planted('private_key', pem('PGP PRIVATE KEY BLOCK', 4)),
  awsId: planted('aws_key', `AKIA${lettersFrom(5, 16, upper)}`),
  awsSession: planted('aws_key', `ASIA${lettersFrom(6, 16, upper)}`),
  awsSecret: planted('named_secret', lettersFrom(7, 40, `${alnum}+/`)),
  gcpKey: planted('gcp_key', `AIza${word(8, 35)}`),
  gcpClient: planted('gcp_key', `GOCSPX-${word(9, 28)}`),
  azureAccount: planted('named_secret', `${lettersFrom(10, 86, `${alnum}+/`)}==`),
  azureSig: planted('azure_key', `${word(11, 43)}%3D`),
  azureClient: planted('azure_key', `abc8Q~${word(12, 34)}`),
  github: planted('github_token', `ghp_${word(13, 36)}`),
  githubFine: planted('github_token', `github_pat_${word(14, 22)}_${word(15, 59)}`),
  gitlab: planted('gitlab_token', `glpat-${word(16, 20)}`),
  slackBot: planted('slack_token', `xoxb-${lettersFrom(17, 12, '123456789')}-${word(18, 24)}`),
  slackHook: planted('slack_token', `T${lettersFrom(19, 8, upper)}/B${lettersFrom(20, 8, upper)}/${word(21, 24)}`),
  stripe: planted('stripe_key', `sk_live_${word(22, 24)}`),
  stripeHook: planted('stripe_key', `whsec_${word(23, 32)}`),
  npm: planted('npm_token', `npm_${word(24, 36)}`),
  pypi: planted('vendor_token', `pypi-AgEIcHlwaS5vcmc${word(25, 60)}`),
  vault: planted('vendor_token', `hvs.${word(26, 30)}`),
  desk: planted('vendor_token', `msk_${word(27, 43)}`),
  jwt: planted('jwt', `eyJ${word(28, 30)}.eyJ${word(29, 60)}.${word(30, 43)}`),
  bearer: planted('bearer', word(31, 40)),
  basic: planted('basic_auth', 'YWRtaW46T2N0b3B1cy1QYXNzLTk='),
  cookieSid: planted('cookie', word(32, 32)),
  cookieHar: planted('cookie', word(33, 20)),
  cookieSet: planted('cookie', word(34, 28)),
  urlPassword: planted('connection_string', 'pg/Sea@Otter#9'),
  jdbcPassword: planted('named_secret', 'jdbcWalrus77'),
  adoPassword: planted('named_secret', 'Ado;Seal%11'),
  goDsn: planted('connection_string', 'go:Heron5'),
  htpasswd: planted('password_hash', `$apr1$${word(35, 8)}$${word(36, 22)}`),
  bcrypt: planted('password_hash', `$2b$12$${lettersFrom(37, 53, `${alnum}./`)}`),
  shadow: planted('password_hash', `$6$${word(38, 12)}$${lettersFrom(39, 86, `${alnum}./`)}`),
  scram: planted('password_hash', `SCRAM-SHA-256$4096:${word(40, 22)}==$${word(41, 43)}=:${word(42, 43)}=`),
  pgMd5: planted('password_hash', `md5${lettersFrom(43, 32, hex)}`),
  argon: planted('password_hash', `$argon2id$v=19$m=65536,t=3,p=4$${word(44, 22)}$${word(45, 43)}`),
  envPassword: planted('named_secret', 'Tidal Wave & "Foam" 12'),
  yamlBlock: planted('named_secret', 'block line one of it'),
  yamlItem: planted('named_secret', 'listed-Puffin-3'),
  jsonPassword: planted('named_secret', 'json\\"Quoted\\"Narwhal'),
  jsonEscaped: planted('named_secret', 'EscapedBeluga4'),
  iniPassword: planted('named_secret', 'ini,with;Orca 8'),
  xmlElement: planted('named_secret', 'xmlCormorant&amp;1'),
  xmlAttribute: planted('named_secret', 'attrGannet22'),
  xmlProperty: planted('named_secret', 'propKittiwake6'),
  k8sEnv: planted('named_secret', 'envListRazorbill'),
  queryToken: planted('named_secret', word(46, 18)),
  flag: planted('named_secret', 'flagGuillemot0'),
  sql: planted('named_secret', "sqlFulmar''5"),
  pgpass: planted('named_secret', 'pgpassShearwater'),
  netrc: planted('named_secret', 'netrcPetrel'),
  mysqlFlag: planted('command_line', 'ternWithFlag1'),
  curlUser: planted('command_line', 'curlSkua4'),
  redis: planted('named_secret', 'redisAvocet'),
  psqlColumn: planted('named_secret', 'columnDunlin'),
  dockerAuth: planted('basic_auth', 'cmVnaXN0cnk6SHVudGVyLVNoZWxsLTQ='),
  card: planted('card_number', '4539 1488 0343 6467'),
  amex: planted('card_number', '378282246310005'),
  railsKey: planted('named_secret', lettersFrom(47, 128, hex)),
  apiHeader: planted('named_secret', word(48, 26)),
}

const s = (name: keyof typeof plantedSecrets & string): string => plantedSecrets[name]?.secret ?? ''
const escapedLines = (text: string): string => text.replaceAll('\n', '\\n')

/** Files as customers have them, with the secrets planted. */
export const plantedFiles: Readonly<Record<string, string>> = {
  '.env': `# production\nNODE_ENV=production\nexport AWS_ACCESS_KEY_ID=${s('awsId')}\nAWS_SECRET_ACCESS_KEY=${s('awsSecret')}\nSMTP_PASSWORD=${s('envPassword')}\nSECRET_KEY_BASE=${s('railsKey')}\nGITHUB=${s('github')}\nDATABASE_URL=postgres://desk:${s('urlPassword')}@db.internal:5432/desk\nMAINSTAY_KEY=${s('desk')}\n`,
  'compose.yaml': `services:\n  app:\n    environment:\n      - STRIPE=${s('stripe')}\n      - HOOK=${s('stripeHook')}\n    secret: |\n      ${s('yamlBlock')}\n    passwords:\n      - ${s('yamlItem')}\n    image: registry/app:8.2.1\n`,
  'deployment.yaml': `env:\n  - name: DB_PASSWORD\n    value: ${s('k8sEnv')}\n  - name: LOG_LEVEL\n    value: info\nstringData:\n  tls.key: |\n${pemIndented(s('pemRsa'))}\n`,
  'settings.json': `{"mail":{"host":"smtp.example","password":"${s('jsonPassword')}"},"vault":"${s('vault')}","key":"${escapedLines(s('pemEncrypted'))}","google":{"client":"${s('gcpClient')}","maps":"${s('gcpKey')}"}}`,
  'app.log': `2026-11-30T10:00:00Z INFO POST /login?access_token=${s('queryToken')}&page=2 200\n2026-11-30T10:00:01Z DEBUG headers Authorization: Bearer ${s('bearer')}\n2026-11-30T10:00:02Z WARN payload {\\"user\\":\\"bo\\",\\"password\\":\\"${s('jsonEscaped')}\\"}\n2026-11-30T10:00:03Z ERROR jwt ${s('jwt')} rejected\n2026-11-30T10:00:04Z INFO posting to https://hooks.slack.com/services/${s('slackHook')} as ${s('slackBot')}\n2026-11-30T10:00:05Z INFO card ${s('card')} and ${s('amex')} charged\n2026-11-30T10:00:06Z INFO GET /v1 X-Api-Key: ${s('apiHeader')}\nCookie: theme=dark; sid=${s('cookieSid')}\nauthorization: Basic ${s('basic')}\nSet-Cookie: desk=${s('cookieSet')}; Path=/; HttpOnly\n`,
  'trace.har': JSON.stringify({
    log: {
      entries: [
        {
          request: {
            cookies: [{ name: 'desk', value: s('cookieHar'), path: '/' }],
            headers: [
              { name: 'Authorization', value: `token ${s('gitlab')}` },
              { name: 'Accept', value: 'text/html' },
            ],
          },
        },
      ],
    },
  }),
  'server.xml': `<cfg><password>${s('xmlElement')}</password>\n<Resource username="app" password="${s('xmlAttribute')}" url="jdbc:postgresql://db/desk?user=app&amp;password=${s('jdbcPassword')}"/>\n<property name="hibernate.connection.password">${s('xmlProperty')}</property></cfg>`,
  'app.ini': `[mail]\nhost = smtp.example\npassword = ${s('iniPassword')}\n[azure]\nstore = DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${s('azureAccount')};EndpointSuffix=core\nurl = https://a.blob.core.windows.net/c?sv=2024-01-01&sig=${s('azureSig')}\nclient = ${s('azureClient')}\nado = Server=db;User Id=sa;Password=${s('adoPassword')};Encrypt=true\ndsn = app:${s('goDsn')}@tcp(db:3306)/desk\n`,
  'psql.txt': `  rolname  |                 rolpassword\n-----------+--------------------------\n postgres  | ${s('scram')}\n legacy    | ${s('pgMd5')}\n(2 rows)\n\n id | login | password     | seen\n----+-------+--------------+------\n  1 | bo    | ${s('psqlColumn')} | yes\n(1 row)\n\nALTER USER bo PASSWORD '${s('sql')}';\n`,
  users: `admin:${s('htpasswd')}\nbo:${s('bcrypt')}\n`,
  shadow: `root:${s('shadow')}:19000:0:99999:7:::\n`,
  accounts: `bo ${s('argon')}\n`,
  '.pgpass': `db.internal:5432:desk:app:${s('pgpass')}\n`,
  '.netrc': `machine git.internal login bo password ${s('netrc')}\n`,
  '.npmrc': `//packages.internal/:_authToken=${s('npm')}\n`,
  '.pypirc': `[pypi]\nusername = __token__\nup = ${s('pypi')}\n`,
  'config.json': `{"auths":{"registry.internal":{"auth":"${s('dockerAuth')}"}}}`,
  history: `mysql -u root -p${s('mysqlFlag')} desk\ncurl -u bo:${s('curlUser')} https://api.internal/\ndeploy --api-token ${s('flag')} --wait\naws s3 ls # ${s('awsSession')}\ngit clone https://${s('githubFine')}@github.com/a/b\n`,
  'redis.conf': `maxmemory 2gb\nrequirepass ${s('redis')}\n`,
  id_ed25519: `${s('pemSsh')}\n`,
  'release.asc': `${s('pgp')}\n`,
}

function pemIndented(text: string): string {
  return text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')
}
