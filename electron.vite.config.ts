import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { fileURLToPath } from 'node:url'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * Pages have addresses of their own (/jobs/…), so files are named from the root, on both hosts. By plugin, because electron-vite
 * sets the base of a production build to './' after the configuration was read.
 */
const fromTheRoot = { name: 'from-the-root', config: () => ({ base: '/' }) }

/** Three builds: the host (desktop, station and the database worker), the preload, and the pages. */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: true,
      rollupOptions: {
        input: {
          main: at('electron/main.ts'),
          station: at('electron/station.ts'),
          'sqlite-worker': at('electron/db/sqlite/sqlite-worker.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload may only be CommonJS.
      rollupOptions: { input: { preload: at('electron/preload.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), fromTheRoot],
    // electron-vite leaves pages as they are; a station's browsers fetch half as much this way.
    build: { outDir: 'out/renderer', emptyOutDir: true, minify: true, rollupOptions: { input: at('renderer/index.html') } },
  },
})
