import { defineConfig } from 'vite'

/**
 * Paper as a module of its own, apart from mail: it is printed in a process that may reach nothing, so everything is
 * inside, the typeface too, and the builds for browsers are taken of what it needs: they know no disk.
 */
export default defineConfig({
  root: import.meta.dirname,
  define: { 'process.env.NODE_ENV': '"production"' },
  oxc: { jsx: { runtime: 'automatic', development: false } },
  ssr: { noExternal: true, target: 'webworker' },
  build: {
    ssr: 'src/paper/print-paper.tsx',
    outDir: 'dist/paper',
    emptyOutDir: false,
    target: 'node24',
    minify: false,
    rollupOptions: { output: { entryFileNames: 'paper.js', codeSplitting: false } },
  },
})
