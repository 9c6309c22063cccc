import "../../widget/ui/style.css";
import "../../widget/ui/coach.css";
import "./panel.css";
