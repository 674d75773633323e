import { readFileSync } from 'node:fs'
import { openVisitor, signIn, axeViolations } from './support/browser.ts'
const info = JSON.parse(readFileSync('/tmp/closing-serve.log','utf8').split('\n')[0]!)
const desk = { url: info.url, person: (n: string) => info.people.find((p: any) => p.name.startsWith(n)) } as any
const api = async (name: string, path: string) => (await fetch(desk.url + '/api/v1' + path, { headers: { authorization: 'Bearer ' + desk.person(name).apiKey } })).json() as any
const find = async (q: string) => (await api('Ida', '/tickets?limit=100&status=closed&q=' + encodeURIComponent(q))).items.map((t: any) => t.number)
const csv = (await find('export')).concat()
const total = await find('Wrong total')
console.log(csv, total)
const all = (await api('Ida','/solved-answers')).items
console.log(JSON.stringify(all).slice(0,400))
const solvedNo = all[0].ticket.number
for (const [w, c] of [[1440,'light'],[390,'dark']] as const) {
  const v = await openVisitor(w, c)
  await signIn(v, desk, 'Dana')
  for (const [name, path] of [['p-partly', '/tickets/' + solvedNo], ['p-excused', '/tickets/' + total[0]]] as const) {
    await v.page.goto(desk.url + path); await v.page.waitForTimeout(2500)
    await v.page.screenshot({ path: `/tmp/shot-${name}-${w}.png`, fullPage: w < 500 })
    console.log(name, w, await axeViolations(v.page), v.faults)
  }
  await v.close()
  const s = await openVisitor(w, c)
  await signIn(s, desk, 'Omar', '/console')
  for (const [name, path] of [['c-partly', '/console/tickets/' + solvedNo], ['c-excused', '/console/tickets/' + total[0]], ['c-account', '/console/accounts/ACME'], ['c-promises', '/console/promises']] as const) {
    await s.page.goto(desk.url + path); await s.page.waitForTimeout(2500)
    if (name === 'c-excused') { for (const d of await s.page.locator('details > summary').all()) await d.click().catch(() => {}) }
    await s.page.waitForTimeout(500)
    await s.page.screenshot({ path: `/tmp/shot-${name}-${w}.png`, fullPage: w < 500 })
    console.log(name, w, await axeViolations(s.page), s.faults)
  }
  await s.close()
}
