import "../../panel/styles.ts";
import { mount } from "../../panel/mount.tsx";
import { Options } from "../../panel/options.tsx";

void mount(Options);
