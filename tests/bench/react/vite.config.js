import { defineConfig } from 'vite';

export default defineConfig({
  esbuild: { jsx: 'automatic' },
  build: { outDir: '../../../build/bench-react', emptyOutDir: true, target: 'es2022' },
});
