import http from 'node:http'
import https from 'node:https'

interface Asking {
  readonly headers?: Readonly<Record<string, string>>
  readonly timeoutMs: number
  readonly maxBytes: number
  readonly signal: AbortSignal
}

/** GETs an address as it is: no redirect is followed, no proxy is asked. Rejects for anything but 2xx. */
export const askHttp = (url: string, { headers = {}, timeoutMs, maxBytes, signal }: Asking): Promise<string> =>
  new Promise((resolve, reject) => {
    const { get } = url.startsWith('https:') ? https : http
    const asked = get(
      url,
      {
        headers: { 'user-agent': 'mainstay-collect', accept: 'application/json, */*', ...headers },
        signal,
        agent: false,
      },
      (answer) => {
        const chunks: Buffer[] = []
        let bytes = 0
        answer.on('data', (chunk: Buffer) => {
          bytes += chunk.length
          if (bytes > maxBytes) asked.destroy(new Error(`${url} answered more than ${maxBytes} bytes`))
          else chunks.push(chunk)
        })
        answer.on('error', reject)
        answer.on('end', () => {
          clearTimeout(timer)
          const status = answer.statusCode ?? 0
          if (status >= 200 && status < 300) resolve(Buffer.concat(chunks).toString('utf8'))
          else reject(new Error(`${url} answered ${status}`))
        })
      },
    )
    const timer = setTimeout(
      () => asked.destroy(new Error(`${url} did not answer within ${timeoutMs / 1000} s`)),
      timeoutMs,
    )
    asked.on('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
  })
