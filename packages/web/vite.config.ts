import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Pages and the addresses they answer: the portal at the root, the console below `/console`. */
const pageOf = (path: string) =>
  path === '/console' || path.startsWith('/console/') ? '/console.html' : '/portal.html'

/** While developing, sends every address of the two applications to its page, as the server does in production. */
const servePages: Plugin = {
  name: 'mainstay-pages',
  configureServer(server) {
    server.middlewares.use((req, _res, next) => {
      const path = new URL(req.url ?? '/', 'http://desk').pathname
      const isPage = !path.startsWith('/api') && !path.startsWith('/@') && !/\.\w+$/.test(path)
      if (isPage && req.headers.accept?.includes('text/html')) req.url = pageOf(path)
      next()
    })
  },
}

/** Asks for the Latin letters before the style sheet is read: text appears in its own face at once. */
const preloadFont: Plugin = {
  name: 'mainstay-preload-font',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle }) {
      const font = Object.keys(bundle ?? {}).find((file) => /inter-latin-wght-normal.*\.woff2$/.test(file))
      if (font === undefined) return []
      const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${font}`, crossorigin: '' }
      return [{ tag: 'link', injectTo: 'head-prepend', attrs }]
    },
  },
}

const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }

/** Packs scripts and sheets once, when they are built: the desk sends what stands beside them, and packs nothing itself. */
const packAssets: Plugin = {
  name: 'mainstay-pack-assets',
  apply: 'build',
  async writeBundle({ dir = '' }, bundle) {
    for (const [name, file] of Object.entries(bundle)) {
      if (!/\.(?:js|css)$/.test(name)) continue
      const content = file.type === 'chunk' ? file.code : file.source
      await writeFile(join(dir, `${name}.br`), brotliCompressSync(content, brotli))
      await writeFile(join(dir, `${name}.gz`), gzipSync(content, { level: 9 }))
    }
  },
}

const desk = process.env.MAINSTAY_URL ?? 'http://127.0.0.1:4080'

export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), servePages, preloadFont, packAssets],
  // The server puts a fresh nonce in place of this word in every page it sends.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: mode === 'gallery' ? '../../node_modules/.cache/mainstay-gallery' : 'dist',
    emptyOutDir: true,
    assetsDir: 'assets',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    // light-dark() stays as written: it is what lets one page follow the system and its reader.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    rollupOptions: { input: mode === 'gallery' ? ['gallery.html'] : ['portal.html', 'console.html'] },
  },
  server: { port: 5173, proxy: { '/api': desk, '/files': desk, '/healthz': desk, '/readyz': desk } },
}))
