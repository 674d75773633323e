import { defineConfig } from 'vite'

/** One module for the server, with everything it needs inside: Node runs no JSX. */
export default defineConfig({
  root: import.meta.dirname,
  define: { 'process.env.NODE_ENV': '"production"' },
  // The same module whoever builds it: a test run's NODE_ENV would otherwise leave calls that only React's development build has.
  oxc: { jsx: { runtime: 'automatic', development: false } },
  ssr: { noExternal: true },
  build: {
    ssr: 'src/index.ts',
    outDir: 'dist',
    // paper is built beside it
    emptyOutDir: false,
    target: 'node24',
    minify: false,
    rollupOptions: { output: { entryFileNames: 'documents.js', codeSplitting: false } },
  },
})
