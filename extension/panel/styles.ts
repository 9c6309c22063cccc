import "../../widget/ui/style.css";
import "./panel.css";
