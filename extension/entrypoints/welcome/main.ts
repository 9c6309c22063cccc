import "../../panel/styles.ts";
import { mount } from "../../panel/mount.tsx";
import { Welcome } from "../../panel/welcome.tsx";

void mount(Welcome);
