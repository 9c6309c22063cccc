import "../../panel/styles.ts";
import { mount } from "../../panel/mount.tsx";
import { SidePanel } from "../../panel/side-panel.tsx";

void mount(SidePanel);
